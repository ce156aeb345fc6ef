package dev.toolace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The {@code ./toolace ...} commands that the documentation shows. */
final class DocumentedCommands {

    private static final String PROGRAM = "./toolace";

    /**
     * A command.
     *
     * @param place page and line
     * @param arguments as a shell would give them to the program
     */
    record Command(String place, List<String> arguments) {}

    private DocumentedCommands() {}

    /** The repository's folder, wherever in it the tests were started. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("docs/errors.md"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the tests were started outside of the repository");
        }
        return folder;
    }

    /** All commands of README.md, CONTRIBUTING.md, all pages below docs and the model card. */
    static List<Command> all() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(root().resolve("README.md"), root().resolve("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.walk(root().resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        Path card = root().resolve("toolace-nano/MODEL_CARD.md");
        if (Files.exists(card)) {
            pages.add(card);
        }
        List<Command> commands = new ArrayList<>();
        for (Path page : pages) {
            commands.addAll(of(page.getFileName().toString(), Files.readAllLines(page)));
        }
        return commands;
    }

    /** The commands of one page: in fenced blocks, and in code spans that start with the program's name. */
    static List<Command> of(String page, List<String> lines) {
        List<Command> commands = new ArrayList<>();
        boolean fenced = false;
        for (int i = 0; i < lines.size(); i++) {
            String place = page + " line " + (i + 1);
            if (lines.get(i).strip().startsWith("```")) {
                fenced = !fenced;
            } else if (fenced) {
                StringBuilder line = new StringBuilder(lines.get(i));
                while (line.toString().endsWith("\\") && i + 1 < lines.size()) {
                    line.setLength(line.length() - 1);
                    line.append(lines.get(++i));
                }
                commands.addAll(split(place, line.toString()));
            } else {
                String[] spans = lines.get(i).split("`", -1);
                for (int span = 1; span < spans.length; span += 2) {
                    commands.addAll(spans[span].startsWith(PROGRAM + " ") ? split(place, spans[span]) : List.of());
                }
            }
        }
        return commands;
    }

    /** The program's runs within one shell line. */
    private static List<Command> split(String place, String line) {
        List<Command> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String word : words(line)) {
            if (List.of("&&", "|", ";").contains(word)) {
                add(place, words, commands);
                words = new ArrayList<>();
            } else {
                words.add(word);
            }
        }
        add(place, words, commands);
        return commands;
    }

    private static void add(String place, List<String> words, List<Command> commands) {
        if (!words.isEmpty() && words.get(0).equals(PROGRAM)) {
            int end = 0;
            while (end < words.size() && !List.of("<", ">").contains(words.get(end))) {
                end++;
            }
            commands.add(new Command(place, List.copyOf(words.subList(1, end))));
        }
    }

    /** Words as a shell splits them: at spaces, but not within quotes. A comment ends the line. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean open = false;
        for (char c : line.toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                open = true;
            } else if (c == ' ') {
                if (open || word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                    open = false;
                }
            } else if (c == '#' && word.length() == 0 && !open) {
                return words;
            } else {
                word.append(c);
            }
        }
        if (open || word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }
}

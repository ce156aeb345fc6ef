package dev.toolace.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Code blocks of Markdown pages, and where they occur in sources. */
final class Listings {

    /**
     * A fenced block.
     *
     * @param line of the page, from 1, at which its fence stands
     * @param code its lines
     */
    record Block(int line, List<String> code) {}

    private Listings() {}

    /** The blocks of one language. */
    static List<Block> blocks(List<String> page, String language) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            String fence = page.get(i).strip();
            if (!fence.startsWith("```")) {
                continue;
            }
            int start = i + 1;
            int end = start;
            while (end < page.size() && !page.get(end).strip().equals("```")) {
                end++;
            }
            if (fence.substring(3).strip().equals(language)) {
                blocks.add(new Block(i + 1, page.subList(start, end)));
            }
            i = end;
        }
        return blocks;
    }

    /** Where a source holds exactly this code, but for common indentation: the line, from 1. */
    static Optional<Integer> find(List<String> code, List<String> source) {
        List<String> wanted = dedent(code);
        for (int start = 0; start + wanted.size() <= source.size(); start++) {
            // Comparing the first line keeps this from being quadratic in the page's length.
            if (source.get(start).strip().equals(wanted.get(0).strip())
                    && dedent(source.subList(start, start + wanted.size())).equals(wanted)) {
                return Optional.of(start + 1);
            }
        }
        return Optional.empty();
    }

    private static List<String> dedent(List<String> lines) {
        int indent = lines.stream().filter(line -> !line.isBlank()).mapToInt(Listings::indent).min().orElse(0);
        return lines.stream().map(line -> line.isBlank() ? "" : line.substring(indent).stripTrailing()).toList();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}

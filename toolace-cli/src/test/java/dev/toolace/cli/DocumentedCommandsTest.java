package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the documentation tells people to type works. */
class DocumentedCommandsTest {

    private static final String README_QUERY =
            "Set a timer for 12 minutes and dim the bedroom lights to 30 percent";

    static Stream<DocumentedCommands.Command> commands() throws IOException {
        return DocumentedCommands.all().stream();
    }

    static Stream<DocumentedCommands.Command> quickCommands() throws IOException {
        return commands().filter(command ->
                command.arguments().get(0).equals("call") && !command.arguments().contains("--model")
                        || command.arguments().contains("--help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandParses(DocumentedCommands.Command command) {
        CommandLine line = new CommandLine(Main.class).setCaseInsensitiveEnumValuesAllowed(true);
        assertThatCode(() -> line.parseArgs(command.arguments().toArray(String[]::new))).as(command.place()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("quickCommands")
    void quickCommandsRun(DocumentedCommands.Command command) {
        StringWriter out = new StringWriter();
        int status = run(out, command.arguments());
        assertThat(out.toString()).as(command.place()).isNotBlank();
        if (command.arguments().contains("--help")) {
            assertThat(status).as(command.place()).isZero();
            assertThat(out.toString()).contains("Usage: toolace");
        } else {
            JsonObject answer = (JsonObject) JsonValue.parse(out.toString().strip());
            assertThat(answer.members().keySet()).containsExactly(
                    "outcome", "calls", "text", "errors", "stop_reason", "attempts", "usage");
            assertThat(status).as(command.place()).isEqualTo(answer.toJson().startsWith("{\"outcome\":\"rejected\"") ? 1 : 0);
        }
    }

    /** The answer in the README is the answer that people get; times and token counts may differ. */
    @Test
    void theReadmeShowsTheRealAnswer() throws IOException {
        List<String> lines = Files.readAllLines(DocumentedCommands.root().resolve("README.md"));
        int start = lines.indexOf("```json") + 1;
        List<String> block = lines.subList(start, start + lines.subList(start, lines.size()).indexOf("```"));
        JsonObject shown = (JsonObject) JsonValue.parse(String.join("\n", block));
        StringWriter out = new StringWriter();
        run(out, List.of("call", "--trace", "--tools", "toolace-examples/tools/home.json", README_QUERY));
        JsonObject real = (JsonObject) JsonValue.parse(out.toString().strip());
        for (String member : List.of("outcome", "calls", "text", "errors", "stop_reason")) {
            assertThat(shown.get(member)).as(member).isEqualTo(real.get(member));
        }
        assertThat(shown.members().keySet()).isEqualTo(real.members().keySet());
    }

    @Test
    void theReadmeShowsTheMainCommands() throws IOException {
        List<List<String>> shown = commands().filter(command -> command.place().startsWith("README")).map(
                DocumentedCommands.Command::arguments).toList();
        assertThat(shown).contains(List.of("call", "--trace", "--tools", "toolace-examples/tools/home.json", README_QUERY));
        assertThat(shown).anyMatch(arguments -> arguments.get(0).equals("eval"));
        assertThat(shown).anyMatch(arguments -> arguments.get(0).equals("train"));
    }

    @Test
    void theArchitecturePageDescribesEveryCommand() throws IOException {
        String page = Files.readString(DocumentedCommands.root().resolve("docs/architecture.md"));
        List<String> names = new ArrayList<>();
        leaves("toolace", new CommandLine(Main.class), names);
        assertThat(names).hasSizeGreaterThan(3).allSatisfy(name -> assertThat(page).contains("| `" + name + " "));
    }

    private static void leaves(String name, CommandLine command, List<String> names) {
        if (command.getSubcommands().isEmpty()) {
            names.add(name);
        }
        command.getSubcommands().forEach((sub, line) -> leaves(name + " " + sub, line, names));
    }

    @Test
    void commandsAreFoundAsAShellWouldReadThem() {
        List<String> page = List.of("See `./toolace call --help`, or:", "```sh",
                "./toolace train samples --count 5 > set.jsonl && ./toolace eval run \\", "  --set set.jsonl  # comment", "ls ./toolace",
                "```", "./toolace outside of code", "`./toolace`");
        assertThat(DocumentedCommands.of("page", page)).containsExactly(
                new DocumentedCommands.Command("page line 1", List.of("call", "--help")),
                new DocumentedCommands.Command("page line 3", List.of("train", "samples", "--count", "5")),
                new DocumentedCommands.Command("page line 3", List.of("eval", "run", "--set", "set.jsonl")));
        assertThat(DocumentedCommands.of("page", List.of("```", "./toolace call --tools 'a b' \"c 'd' # e\" \"\"", "```")))
                .containsExactly(new DocumentedCommands.Command("page line 2", List.of("call", "--tools", "a b", "c 'd' # e", "")));
    }

    /** Paths in the documentation are relative to the repository; the tests run elsewhere. */
    private static int run(StringWriter out, List<String> arguments) {
        List<String> resolved = new ArrayList<>();
        for (String argument : arguments) {
            Path file = argument.contains("/") ? DocumentedCommands.root().resolve(argument) : Path.of("-");
            resolved.add(Files.exists(file) ? file.toString() : argument);
        }
        return Main.run(new PrintWriter(out, true), new PrintWriter(new StringWriter()), resolved.toArray(String[]::new));
    }
}

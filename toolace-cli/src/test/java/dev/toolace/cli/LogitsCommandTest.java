package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.TokenModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogitsCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path model;

    /** The checkpoint has no tokenizer. */
    @BeforeEach
    void export() throws IOException {
        model = folder.resolve("model");
        Shell shell = Shell.run("export", "--checkpoint", CommandsTest.checkpoint(folder.resolve("checkpoint")), "--out", model,
                "--precision", "fp16");
        assertThat(shell.status()).as(shell.err()).isZero();
    }

    @Test
    void writesWhatTheModelGives() {
        assertThat(run("{\"id\":\"a\",\"input_ids\":[1,2,3]}\n\n{\"input_ids\":[5]}\n", "--greedy", "4")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(2);
        JsonObject first = (JsonObject) JsonValue.parse(lines.get(0));
        assertThat(first.members().keySet()).containsExactly("id", "last_logits", "greedy");
        try (TokenModel tokens = TokenModel.open(model, 1)) {
            float[] expected = tokens.lastLogits(new int[] {1, 2, 3});
            assertThat(numbers(first, "last_logits")).hasSize(40);
            for (int i = 0; i < expected.length; i++) {
                assertThat(numbers(first, "last_logits").get(i).floatValue()).isEqualTo(expected[i]);
            }
            assertThat(numbers(first, "greedy").stream().mapToInt(Number::intValue).toArray())
                    .isEqualTo(tokens.greedy(new int[] {1, 2, 3}, 4));
        }
        assertThat(lines.get(1)).startsWith("{\"id\":null,\"last_logits\":[");
    }

    /** An export that another tool made, with the tokens that it is known to give. */
    @Test
    void aForeignExportGivesItsKnownTokens() throws IOException {
        model = foreign();
        JsonObject expected = (JsonObject) JsonValue.parse(Files.readString(model.resolve("expected.json")));
        for (JsonValue test : ((JsonArray) expected.get("greedy")).elements()) {
            JsonObject one = (JsonObject) test;
            int count = ((JsonArray) one.get("tokens")).elements().size();
            out.getBuffer().setLength(0);
            assertThat(run("{\"input_ids\":" + one.get("prompt").toJson() + "}", "--greedy", Integer.toString(count))).isZero();
            assertThat(((JsonObject) JsonValue.parse(out.toString())).get("greedy")).isEqualTo(one.get("tokens"));
        }
    }

    private static Path foreign() {
        String configured = System.getenv("TOOLACE_SHARED");
        for (String root : configured != null ? new String[] {configured} : new String[] {"../../shared", "../shared"}) {
            Path export = Path.of(root, "corpora", "exports", "tiny-random-gpt2-fp32");
            if (Files.isDirectory(export)) {
                return export;
            }
        }
        return Assumptions.abort("skipped: the foreign export is absent; TOOLACE_SHARED can name the shared folder");
    }

    @Test
    void withoutGreedyThereIsNoContinuation() {
        assertThat(run("{\"id\":1,\"input_ids\":[1]}")).isZero();
        assertThat(out.toString().strip()).endsWith(",\"greedy\":[]}");
    }

    @Test
    void aPromptThatTheModelRefusesHasItsErrorAndTheOthersGoOn() {
        assertThat(run("{\"id\":1,\"input_ids\":[40]}\n{\"id\":2,\"input_ids\":[]}\n{\"id\":3,\"input_ids\":[1]}")).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(3).satisfiesExactly(
                line -> assertThat(line).startsWith("{\"id\":1,\"error\":\"TA-MODEL-011"),
                line -> assertThat(line).startsWith("{\"id\":2,\"error\":\"TA-INPUT-002"),
                line -> assertThat(line).startsWith("{\"id\":3,\"last_logits\":["));
    }

    @Test
    void malformedLinesAreNamed() {
        for (String line : List.of("{", "[]", "{\"id\":1}", "{\"input_ids\":[1.5]}", "{\"input_ids\":[99999999999]}",
                "{\"input_ids\":[\"1\"]}")) {
            err.getBuffer().setLength(0);
            assertThat(run("{\"input_ids\":[1]}\n" + line)).isEqualTo(1);
            assertThat(err.toString()).startsWith("TA-CLI-002").contains("line 2");
        }
    }

    private static List<Number> numbers(JsonObject object, String name) {
        return ((JsonArray) object.members().get(name)).elements().stream()
                .map(value -> (Number) ((JsonNumber) value).value()).toList();
    }

    private int run(String input, String... options) {
        CommandLine line = new CommandLine(new LogitsCommand(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))));
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setExecutionExceptionHandler((problem, command, result) -> {
            err.append(problem.getMessage()).append('\n');
            return 1;
        });
        String[] all = new String[options.length + 4];
        System.arraycopy(new String[] {"--model", model.toString(), "--threads", "1"}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        return line.execute(all);
    }
}

package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {

    private static final String PROMPTS = "{\"id\":\"a\",\"input_ids\":[1,2,3]}\n{\"input_ids\":[5]}\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path exact;

    @BeforeEach
    void export() throws IOException {
        Path checkpoint = CommandsTest.checkpoint(folder.resolve("checkpoint"));
        exact = export(checkpoint, "fp32");
        export(checkpoint, "int4");
    }

    private Path export(Path checkpoint, String precision) {
        Path model = folder.resolve(precision);
        Shell shell = Shell.run("export", "--checkpoint", checkpoint, "--out", model, "--precision", precision);
        assertThat(shell.status()).as(shell.err()).isZero();
        return model;
    }

    @Test
    void aModelIsItself() {
        assertThat(run(PROMPTS, "--model", exact, "--reference", exact, "--greedy", 5, "--tolerance", 0)).isZero();
        assertThat(out.toString().strip()).isEqualTo("{\"prompts\":2,\"largest_error\":0,\"mean_error\":0,"
                + "\"worst\":\"a\",\"same_first_token\":2,\"greedy_tokens\":10,\"greedy_agreeing\":10,\"greedy_prompts\":2}");
    }

    @Test
    void fourBitsAreNotExact() {
        Path four = folder.resolve("int4");
        assertThat(run(PROMPTS, "--model", four, "--reference", exact)).isZero();
        JsonObject figures = (JsonObject) JsonValue.parse(out.toString().strip());
        assertThat(Double.parseDouble(String.valueOf(figures.get("largest_error")))).isBetween(0.001, 1.0);
        assertThat(run(PROMPTS, "--model", four, "--reference", exact, "--tolerance", "1e-4")).isEqualTo(1);
    }

    /** What {@code toolace logits} writes is a reference as it stands, together with the prompts. */
    @Test
    void numbersOfTheLinesAreAReference() {
        CommandLine logits = new CommandLine(new LogitsCommand(stream(PROMPTS)));
        StringWriter written = new StringWriter();
        logits.setOut(new PrintWriter(written, true));
        assertThat(logits.execute("--model", exact.toString(), "--greedy", "6")).isZero();
        String[] answers = written.toString().split("\\R");
        String[] prompts = PROMPTS.split("\n");
        StringBuilder golden = new StringBuilder();
        for (int i = 0; i < prompts.length; i++) {
            JsonObject line = (JsonObject) JsonValue.parse(prompts[i]);
            JsonObject answer = (JsonObject) JsonValue.parse(answers[i]);
            JsonValue ids = Objects.requireNonNull(line.get("input_ids"));
            golden.append(answer.with("input_ids", ids).toJson()).append('\n');
        }
        assertThat(run(golden.toString(), "--model", exact, "--tolerance", "0")).isZero();
        assertThat(out.toString()).contains("\"largest_error\":0,", "\"greedy_agreeing\":12,\"greedy_prompts\":2");
    }

    @Test
    void saysWhichLineIsWrong() {
        for (String line : new String[] {"{\"input_ids\":[1]}", "{\"input_ids\":[1],\"last_logits\":[1,2]}",
            "{\"last_logits\":[]}", "[]", "{\"input_ids\":[1],\"last_logits\":[" + "\"x\",".repeat(39) + "0]}"}) {
            err.getBuffer().setLength(0);
            assertThat(run(line, "--model", exact)).isEqualTo(1);
            assertThat(err.toString()).startsWith("TA-CLI-002").contains("line 1");
        }
        assertThat(run("{\"input_ids\":[40]}", "--model", exact, "--reference", exact)).isEqualTo(1);
        assertThat(err.toString()).contains("TA-MODEL-011");
    }

    @Test
    void vocabulariesMustBeTheSame() {
        assertThat(run(PROMPTS, "--model", exact, "--reference", "nano")).isEqualTo(2);
        assertThat(err.toString()).contains("vocabularies of 40 and 3072 tokens");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private int run(String input, Object... options) {
        CommandLine line = new CommandLine(new CompareCommand(stream(input)));
        out.getBuffer().setLength(0);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        line.setExecutionExceptionHandler((problem, command, result) -> {
            err.append(problem.getMessage()).append('\n');
            return 1;
        });
        String[] words = new String[options.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = options[i].toString();
        }
        return line.execute(words);
    }
}

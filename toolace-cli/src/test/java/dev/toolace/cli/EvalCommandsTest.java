package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvalCommandsTest {

    private static final String TIMER = "{\"name\":\"set_timer\",\"description\":\"Sets a timer.\",\"parameters\":"
            + "{\"type\":\"object\",\"properties\":{\"minutes\":{\"type\":\"integer\"}},\"required\":[\"minutes\"]}}";

    @TempDir
    Path folder;

    private Path set = Path.of("");

    @BeforeEach
    void writeSet() throws IOException {
        System.setProperty(NanoModel.CACHE_PROPERTY, folder.resolve("cache").toString());
        set = Files.write(folder.resolve("set.jsonl"), List.of(line("a", 12), line("b", 13), line("c", 14), line("d",
                15)));
    }

    @AfterEach
    void clear() {
        System.clearProperty(NanoModel.CACHE_PROPERTY);
    }

    @Test
    void checkJudgesOutputsInOrder() throws IOException {
        Path outputs = Files.writeString(folder.resolve("outputs.jsonl"), """
                {"id":"b","output":[{"set_timer":{"minutes":13}}]}
                {"id":"a","output":[{"name":"set_timer","arguments":{"minutes":12.0}}]}
                {"id":"a","output":"[{\\"name\\":\\"set_timer\\",\\"arguments\\":{\\"minutes\\":12}}]"}
                {"id":"a","output":"[set_timer(minutes=13)]"}
                {"id":"a","output":[]}
                """);
        Shell shell = Shell.run("eval", "check", "--set", set, "--outputs", outputs);
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out().lines()).containsExactly("{\"id\":\"b\",\"valid\":true,\"error_type\":null}",
                "{\"id\":\"a\",\"valid\":true,\"error_type\":null}",
                "{\"id\":\"a\",\"valid\":true,\"error_type\":null}",
                "{\"id\":\"a\",\"valid\":false,\"error_type\":\"exact:arguments\"}",
                "{\"id\":\"a\",\"valid\":false,\"error_type\":\"exact:call_expected\"}");
        assertThat(shell.status()).isZero();
        assertThat(Shell.run("eval", "check", "--set", set, "--outputs", outputs, "--rule", "sealtools").out())
                .contains("call_f1:arguments");
    }

    @Test
    void checkReadsStandardInputAndTellsOfUnknownIds() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new EvalCheckCommand(new ByteArrayInputStream(
                "{\"id\":\"z\",\"output\":[]}\n".getBytes(StandardCharsets.UTF_8))));
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        assertThat(command.execute("--set", set.toString(), "--outputs", "-")).isEqualTo(1);
        assertThat(out.toString().strip()).isEqualTo("{\"id\":\"z\",\"valid\":false,\"error_type\":\"unknown_id\"}");
        assertThat(err.toString()).startsWith("toolace: 1 outputs answer no test of ");
    }

    @Test
    void checkRefusesALineThatNobodyCanRead() throws IOException {
        Path outputs = Files.writeString(folder.resolve("outputs.jsonl"), "{\"id\":\"b\",\"output\":[]}\n{\"id\":");
        Shell shell = Shell.run("eval", "check", "--set", set, "--outputs", outputs);
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out().lines()).hasSize(1);
        assertThat(shell.err()).startsWith("toolace: TA-EVAL-003: ").contains("outputs.jsonl line 2 is malformed")
                .hasLineCount(1);
        Shell absent = Shell.run("eval", "check", "--set", set, "--outputs", folder.resolve("absent"));
        assertThat(absent.err()).startsWith("toolace: TA-EVAL-002").hasLineCount(1);
    }

    @Test
    void aRunIsKeptGoneOnWithAndCompared() throws IOException {
        Path out = folder.resolve("run");
        Shell first = Shell.run("eval", "run", "--set", set, "--out", out, "--workers", 2);
        assertThat(first.status()).as(first.err()).isZero();
        JsonObject figures = (JsonObject) JsonValue.parse(Files.readString(out.resolve("figures.json")));
        for (String name : List.of("n", "accuracy", "accuracy_single_pass", "extra_generations", "left_out")) {
            assertThat(figures.get(name)).as(name).isEqualTo(first.json().get(name));
        }
        assertThat(Files.readString(out.resolve("run.json"))).contains("\"model_sha256\":\"", "\"rule\":\"exact\"");

        List<String> lines = Files.readAllLines(out.resolve("cases.jsonl"));
        assertThat(lines).hasSize(4);
        Files.writeString(out.resolve("cases.jsonl"), lines.get(0) + "\n" + lines.get(1).substring(0, 40));
        Shell second = Shell.run("eval", "run", "--set", set, "--out", out);
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(JsonValue.parse(Files.readString(out.resolve("figures.json")))).isEqualTo(figures);
        assertThat(Files.readAllLines(out.resolve("cases.jsonl"))).hasSize(4);

        Shell other = Shell.run("eval", "run", "--set", set, "--out", out, "--refine", "off");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).startsWith("toolace: TA-EVAL-004").contains("'refine'").hasLineCount(1);

        Path off = folder.resolve("off");
        Shell.run("eval", "run", "--set", set, "--out", off, "--refine", "off", "--report", folder.resolve("page"));
        assertThat(Files.readString(folder.resolve("page/report.html"))).contains("right of 4", "model_sha256");
        assertThat(folder.resolve("page/figures.json")).hasSameTextualContentAs(off.resolve("figures.json"));
        Shell again = Shell.run("eval", "report", off, "--report", folder.resolve("again"));
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(folder.resolve("again/report.html")).hasSameTextualContentAs(folder.resolve("page/report.html"));
        assertThat(folder.resolve("again/figures.json")).hasContent(again.out().strip());
        assertThat(Shell.run("eval", "report", folder, "--report", folder.resolve("none")).err())
                .startsWith("toolace: TA-EVAL-004").hasLineCount(1);
        Shell compared = Shell.run("eval", "compare", out, off);
        assertThat(compared.status()).as(compared.err()).isZero();
        assertThat(compared.json().get("n")).isEqualTo(JsonNumber.of(4));
        assertThat(compared.json().members().keySet()).contains("difference_interval", "p_exact", "p_mid",
                "categories");
    }

    private static String line(String id, int minutes) {
        return "{\"id\":\"" + id + "\",\"source\":\"s\",\"category\":\"c\",\"messages\":[{\"role\":\"user\","
                + "\"content\":"
                + "\"Set a timer for " + minutes + " minutes\"}],\"tools\":[" + TIMER
                + "],\"calls\":[[{\"name\":\"set_timer\","
                + "\"arguments\":{\"minutes\":" + minutes + "}}]]}";
    }
}

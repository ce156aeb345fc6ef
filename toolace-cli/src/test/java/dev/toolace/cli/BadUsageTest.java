package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed wrong costs one line on standard error, and never a stack trace. */
class BadUsageTest {

    @TempDir
    Path folder;

    @Test
    void noCommand() {
        assertUsage(Shell.run(), "name a command");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--no-such-option", "no-such-command", "eval", "train", "call", "call hello", "call --tools", "eval run",
        "call --tools t.json --threads many hello", "train nano", "export --checkpoint c",
        "eval run --set s --limit -1", "train samples --count 0", "train samples --count x",
        "train nano --out o --tokens 0", "train nano --out o --workers 0",
        "export --checkpoint c --out o --precision int3", "export --checkpoint c --out o --max-context -1",
        "export --checkpoint c --out o --target gpu", "export --checkpoint c --out o --target", "tools", "tools convert", "tools convert t.json",
        "tools convert --to gemini", "tools convert --to xml t.json", "tools convert --from xml --to mcp t.json",
        "tools convert --strict --to gemini t.json", "parse --format auto --template t.jinja",
        "bench --runs 0", "bench --threads 0", "bench --runs x", "bench nano",
        "eval check", "eval check --set s", "eval compare", "eval compare a", "eval run --set s --workers 0",
        "eval run --set s --samples 0", "eval run --set s --temperature -1", "eval run --set s --seed x",
        "eval run --set s --log-probabilities", "eval confidence", "eval confidence d --at-most 0",
        "eval confidence d --at-most 1", "eval confidence d --at-most NaN", "eval confidence d --at-most x",
        "inspect", "inspect a b",
        "logits", "logits --model m --greedy -1", "logits --model m --greedy x", "logits --model m --threads 0",
        "compare", "compare --model m --greedy -1", "compare --model m --threads 0", "compare --model m --tolerance -1",
        "compare --model m --tolerance x", "render", "render --template t --model m"
    })
    void wrongWords(String line) {
        assertUsage(Shell.run((Object[]) line.split(" ")), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--refine x", "--refine -1", "--refine 21", "--refine 1.5", "--confident 0", "--confident 1.5",
        "--confident NaN", "--device tpu", "--threads 0"})
    void wrongModelOptions(String options) throws IOException {
        Path tools = Files.writeString(folder.resolve("tools.json"), "[]");
        String[] words = options.split(" ");
        assertUsage(Shell.run("call", "--tools", tools, words[0], words[1], "hello"), words[0].equals("--threads") ? ""
                : words[1]);
    }

    @Test
    void aMissingToolsFile() {
        assertFailure(Shell.run("call", "--tools", folder.resolve("absent.json"), "hello"), "TA-CLI-001",
                "absent.json does not exist");
        assertFailure(Shell.run("call", "--tools", folder, "hello"), "TA-CLI-001", folder.toString());
    }

    @Test
    void aFormatThatNobodyKnows() throws IOException {
        Path tools = Files.writeString(folder.resolve("tools.json"), "[]");
        assertFailure(Shell.run("call", "--tools", tools, "--format", "xml", "hello"), "TA-FORMAT-001", "'xml'");
    }

    @Test
    void toolsThatAreNotText() throws IOException {
        Path tools = Files.write(folder.resolve("t.json"), "[\"ü\"]".getBytes(StandardCharsets.ISO_8859_1));
        assertFailure(Shell.run("call", "--tools", tools, "hello"), "TA-CLI-001", "not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[1]", "[{\"name\":1}]", "[{\"name\":\"a\",\"parameters\":{\"type\":7}}]"})
    void brokenToolsNameTheFile(String json) throws IOException {
        Path tools = Files.writeString(folder.resolve("t.json"), json);
        assertFailure(Shell.run("call", "--tools", tools, "hello"), "TA-", "t.json");
    }

    @Test
    void aModelThatIsNotThere() throws IOException {
        Path tools = Files.writeString(folder.resolve("t.json"), "[]");
        assertFailure(Shell.run("call", "--tools", tools, "--model", folder.resolve("no-model"), "hello"), "TA-MODEL-",
                "no-model");
    }

    @Test
    void setsAndDataThatAreNotThere() throws IOException {
        assertFailure(Shell.run("eval", "run", "--set", folder.resolve("s.jsonl")), "TA-EVAL-002", "s.jsonl");
        Path set = Files.writeString(folder.resolve("bad.jsonl"), "{}\nno json\n");
        assertFailure(Shell.run("eval", "run", "--set", set), "TA-EVAL-001", "bad.jsonl line 2");
        assertFailure(Shell.run("eval", "run", "--set", set, "--rule", "blue"), "TA-EVAL-005", "blue");
        assertFailure(Shell.run("eval", "check", "--set", folder.resolve("s"), "--outputs", set), "TA-EVAL-002", "s");
        assertFailure(Shell.run("eval", "compare", folder, folder), "TA-EVAL-004", folder.toString());
        assertFailure(Shell.run("eval", "confidence", folder), "TA-EVAL-004", folder.toString());
        assertFailure(Shell.run("train", "samples", "--data", folder), "TA-TRAIN-001", folder.toString());
        assertFailure(Shell.run("export", "--checkpoint", folder.resolve("c"), "--out", folder.resolve("o")),
                "TA-CHECKPOINT-", "");
    }

    /** A file where a folder is needed is an error of the file system, not of toolace. */
    @Test
    void errorsOfTheFileSystemTakeOneLineToo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertFailure(Shell.run("train", "nano", "--data", folder, "--out", file.resolve("out")), "", "file");
    }

    @Test
    void helpIsNoFailure() {
        Shell help = Shell.run("call", "--help");
        assertThat(help.status()).isZero();
        assertThat(help.out()).startsWith("Usage: toolace call");
        assertThat(help.err()).isEmpty();
    }

    private static void assertUsage(Shell shell, String message) {
        assertThat(shell.status()).as(shell.err()).isEqualTo(2);
        assertOneLine(shell, message);
        assertThat(shell.err()).contains("--help says more");
    }

    private static void assertFailure(Shell shell, String id, String message) {
        assertThat(shell.status()).as(shell.err()).isEqualTo(1);
        assertOneLine(shell, message);
        assertThat(shell.err()).startsWith("toolace: " + id);
    }

    private static void assertOneLine(Shell shell, String message) {
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).startsWith("toolace: ").contains(message).doesNotContain("unexpected failure");
        assertThat(shell.err().lines()).hasSize(1);
    }
}

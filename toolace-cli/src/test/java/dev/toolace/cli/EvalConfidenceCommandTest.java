package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.eval.confidence.CurvePoint;
import dev.toolace.eval.confidence.RecordedCase;
import dev.toolace.eval.run.RunFolder;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nano model's probabilities, from a recorded run to a threshold and to a run with it. */
class EvalConfidenceCommandTest {

    private static final List<String> REQUESTS = List.of("Set a timer for 12 minutes", "Wake me in a while",
            "Timer, 3 minutes please", "What is the capital of France?", "I want eggs, 7 minutes",
            "set timer 45 minutes and another one", "Who wrote Hamlet?", "Please remind me of the pasta");

    @TempDir
    Path folder;

    @BeforeEach
    void cache() {
        System.setProperty(NanoModel.CACHE_PROPERTY, folder.resolve("cache").toString());
    }

    @AfterEach
    void clear() {
        System.clearProperty(NanoModel.CACHE_PROPERTY);
    }

    @Test
    void aThresholdFromARecordedRunDoesWhatItPromises() throws IOException {
        Path set = set("set.jsonl", REQUESTS);
        Path run = folder.resolve("run");
        Shell recorded = Shell.run("eval", "run", "--set", set, "--log-probabilities", "--out", run);
        assertThat(recorded.status()).as(recorded.err()).isZero();
        Path svg = folder.resolve("curve.svg");
        Shell shell = Shell.run("eval", "confidence", run, "--at-most", "0.85", "--curve", svg);
        assertThat(shell.status()).as(shell.err()).isZero();
        assertThat(shell.json().get("n")).isEqualTo(JsonNumber.of(REQUESTS.size()));
        assertThat(Files.readString(svg)).startsWith("<svg ");
        assertThat(((JsonArray) shell.json().members().get("curve")).elements()).isNotEmpty();
        double threshold = ((JsonNumber) shell.json().members().get("threshold")).value().doubleValue();
        assertThat(threshold).isBetween(0.0, 1.0);

        CurvePoint promised = CurvePoint.of(RunFolder.lines(run, RecordedCase::of), threshold);
        Path confident = folder.resolve("confident");
        Shell spared = Shell.run("eval", "run", "--set", set, "--confident", threshold, "--out", confident);
        assertThat(spared.status()).as(spared.err()).isZero();
        JsonObject figures = (JsonObject) JsonValue.parse(Files.readString(confident.resolve("figures.json")));
        assertThat(String.valueOf(figures.get("stop_reasons"))).contains("\"confident\":" + promised.spared());
        assertThat(figures.get("accuracy")).isEqualTo(JsonValue.of((double) promised.right() / REQUESTS.size()));
        assertThat(tokens(run) - tokens(confident)).isEqualTo(promised.tokensSaved());

        assertRefused("was run with --confident", confident);
        assertRefused("of a set that another folder has too", run, run);
        Path off = folder.resolve("off");
        Shell.run("eval", "run", "--set", set("other.jsonl", REQUESTS.subList(0, 1)), "--log-probabilities", "--refine",
                "off", "--out", off);
        assertRefused("'refine' is \"adaptive\" and \"off\"", run, off);
        Files.delete(off.resolve("figures.json"));
        assertRefused("is not finished", off);
        Path plain = folder.resolve("plain");
        Shell.run("eval", "run", "--set", folder.resolve("other.jsonl"), "--out", plain);
        assertRefused("eval run records them with --log-probabilities", plain);
    }

    @Test
    void whereNoThresholdKeepsToTheBoundThatIsSaid() throws IOException {
        Path run = folder.resolve("run");
        Path set = set("set.jsonl", REQUESTS.subList(0, 2));
        Shell.run("eval", "run", "--set", set, "--log-probabilities", "--out", run);
        Shell shell = Shell.run("eval", "confidence", run);
        assertThat(shell.status()).isZero();
        assertThat(shell.json().get("threshold")).isEqualTo(JsonNull.INSTANCE);
        assertThat(shell.err()).startsWith("toolace: no threshold keeps to 0.01").contains("at least 381 spared rounds")
                .hasLineCount(1);
        assertThat(Shell.run("eval", "confidence", run, "--curve", folder.resolve("no/such.svg")).err())
                .startsWith("toolace: ").contains("such.svg").hasLineCount(1);
    }

    private static void assertRefused(String message, Object... folders) {
        List<Object> words = new ArrayList<>(List.of("eval", "confidence"));
        words.addAll(List.of(folders));
        Shell shell = Shell.run(words.toArray());
        assertThat(shell.status()).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).startsWith("toolace: TA-EVAL-004: ").contains(message).hasLineCount(1);
    }

    private static long tokens(Path run) {
        return RunFolder.results(run).stream().mapToLong(one -> one.firstTokens() + one.extraTokens()).sum();
    }

    private Path set(String name, List<String> requests) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            lines.add("{\"id\":\"t" + i + "\",\"source\":\"s\",\"category\":\"c\","
                    + "\"messages\":[{\"role\":\"user\",\"content\":"
                    + JsonValue.of(requests.get(i)).toJson() + "}],\"tools\":[{\"name\":\"set_timer\",\"description\":"
                    + "\"Sets a timer.\",\"parameters\":{\"type\":\"object\",\"properties\":{\"minutes\":{\"type\":"
                    + "\"integer\"}},\"required\":[\"minutes\"]}}],\"calls\":[[{\"name\":\"set_timer\",\"arguments\":"
                    + "{\"minutes\":12}}],[]]}");
        }
        return Files.write(folder.resolve(name), lines);
    }
}

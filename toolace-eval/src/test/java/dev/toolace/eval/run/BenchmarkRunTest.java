package dev.toolace.eval.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ErrorId;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.Usage;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.BenchmarkCase;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkRunTest {

    private static final JsonObject CONFIGURATION = JsonObject.EMPTY.with("seed", JsonValue.of(7));
    private static final List<BenchmarkCase> TESTS = tests(23);

    @TempDir
    Path folder;

    @Test
    void resultsAreInTheOrderOfTheSetHoweverManyWorkersThereAre() throws IOException {
        JsonObject one = run(folder.resolve("one"), 1, Integer.MAX_VALUE);
        JsonObject many = run(folder.resolve("many"), 5, Integer.MAX_VALUE);
        assertThat(many).isEqualTo(one);
        assertThat(ids(folder.resolve("many"))).isEqualTo(ids(folder.resolve("one")));
        assertThat(one.toJson()).startsWith("{\"n\":69,");
    }

    @Test
    void aRunThatWasKilledGoesOnWhereItStoppedAndHasTheSameFigures() throws IOException {
        JsonObject whole = run(folder.resolve("whole"), 1, Integer.MAX_VALUE);
        Path killed = folder.resolve("killed");
        for (int calls : new int[] {3, 40, 90}) {
            assertThatThrownBy(() -> run(killed, 3, calls)).isInstanceOf(ToolaceException.class);
            assertThat(killed.resolve("figures.json")).doesNotExist();
            Files.write(killed.resolve("cases.jsonl"), "{\"id\":\"torn in the mid".getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.APPEND);
        }
        int before = ids(killed).size();
        assertThat(before).isBetween(1, 68);
        assertThat(run(killed, 2, Integer.MAX_VALUE)).isEqualTo(whole);
        assertThat(ids(killed)).isEqualTo(ids(folder.resolve("whole")));
        assertThat(JsonValue.parse(Files.readString(killed.resolve("figures.json")))).isEqualTo(whole);
        assertThat(run(killed, 1, 0)).as("nothing is left to do").isEqualTo(whole);
    }

    @Test
    void everyPromptAttemptAndVerdictIsKept() throws IOException {
        run(folder.resolve("run"), 2, Integer.MAX_VALUE);
        JsonObject line = (JsonObject) JsonValue.parse(Files.readAllLines(folder.resolve("run/cases.jsonl")).get(0));
        assertThat(line.members().keySet()).containsExactly("id", "sample", "category", "right", "error_type",
                "single_pass",
                "exact", "outcome", "stop_reason", "extra_generations", "valid_calls", "wanted_call", "expected",
                "first_tokens", "extra_tokens", "counts", "seed", "prompts", "attempts", "wanted");
        assertThat(String.valueOf(line.get("prompts"))).contains("Number 0").contains("\"tools\":");
        assertThat(String.valueOf(line.get("attempts"))).contains("\"kind\":\"first\"", "\"kind\":\"refine\"",
                "\"kept\":true", "\"right\":true",
                "\"prompt_tokens\":10").doesNotContain("log_probability");
        CaseHistory history = CaseResult.of(line).history();
        assertThat(history.query()).isEqualTo("Number 0");
        assertThat(history.wanted()).hasToString("[[{\"name\":\"say\",\"arguments\":{\"n\":0}}]]");
        assertThat(history.steps()).extracting(CaseHistory.Step::right).containsExactly(true, true);
        assertThat(CaseResult.of(line).toJson().members()).isEqualTo(CaseResult.of(CaseResult.of(line).toJson())
                .toJson().members());
        assertThat(RunFolder.configuration(folder.resolve("run"))).isEqualTo(CONFIGURATION);
    }

    @Test
    void figuresHoldTheLedgerAndPassHatK() throws IOException {
        JsonObject figures = run(folder.resolve("run"), 1, Integer.MAX_VALUE);
        assertThat(figures.members().keySet()).containsExactly("n", "accuracy", "accuracy_single_pass",
                "wrong_to_right",
                "right_to_wrong", "extra_generations", "invalid_calls", "no_call_recognised", "too_long",
                "accuracy_exact",
                "accuracy_interval", "accuracy_single_pass_interval", "tokens_first", "tokens_extra", "stop_reasons",
                "samples", "pass_hat_k", "rounds", "benchmark", "own_figures", "error_types", "categories", "left_out");
        // Every third test is wrong, and the last of three answers always is.
        assertThat(figures.get("accuracy")).isEqualTo(JsonValue.of(0.4638));
        assertThat(figures.get("pass_hat_k")).isEqualTo(JsonValue.parse("{\"1\":0.4638,\"2\":0.2319,\"3\":0.0}"));
        assertThat(figures.get("tokens_extra")).isEqualTo(JsonValue.of(69 * 12));
        assertThat(figures.get("left_out")).isEqualTo(JsonValue.of(1));
        assertThat(String.valueOf(figures.get("stop_reasons"))).isEqualTo("{\"unchanged\":69}");
    }

    @Test
    void aFolderHoldsOneRunAndOneProcess() throws IOException {
        Path run = folder.resolve("run");
        try (RunFolder open = RunFolder.open(run, CONFIGURATION)) {
            assertRefused(run, CONFIGURATION, "");
            assertThat(open.done()).isEmpty();
        }
        assertRefused(run, CONFIGURATION.with("seed", JsonValue.of(8)), "its 'seed' is 7, not 8");
        Files.writeString(folder.resolve("file"), "");
        assertRefused(folder.resolve("file"), CONFIGURATION, "file");
        Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(folder.resolve("foreign/cases.jsonl"), "");
        assertRefused(folder.resolve("foreign"), CONFIGURATION, "no run.json");
        Files.writeString(run.resolve("cases.jsonl"), "{}\n7\n");
        assertRefused(run, CONFIGURATION, "cases.jsonl line 2 is no result");
        assertThatThrownBy(() -> RunFolder.configuration(folder)).hasMessageContaining("TA-EVAL-004");
        assertThatThrownBy(() -> RunFolder.results(folder)).hasMessageContaining("TA-EVAL-004");
    }

    @Test
    void anotherSetInTheSameFolderIsNoticed() throws IOException {
        run(folder.resolve("run"), 1, Integer.MAX_VALUE);
        try (RecordingBackend backend = new RecordingBackend(new Numbers(1000));
                RunFolder open = RunFolder.open(folder.resolve("run"), CONFIGURATION)) {
            BenchmarkRun other = new BenchmarkRun(Benchmark.EXACT, tests(5), backend);
            assertThatThrownBy(() -> other.run(sample -> agent(backend, sample), open, (done, fresh, all) -> { }))
                    .hasMessageContaining("TA-EVAL-004");
        }
    }

    @Test
    void twoRunsAreComparedTestByTest() throws IOException {
        run(folder.resolve("a"), 1, Integer.MAX_VALUE);
        List<CaseResult> first = RunFolder.results(folder.resolve("a"));
        JsonObject same = Comparison.of(first, first);
        assertThat(same.toJson()).startsWith("{\"n\":69,\"accuracy_first\":0.4638,\"accuracy_second\":0.4638,"
                + "\"difference\":0.0,\"difference_interval\":[0.0,0.0],\"only_first_right\":0,\"only_second_right\":0,"
                + "\"p_exact\":1,\"p_mid\":1,").contains("\"only_in_first\":0");
        List<CaseResult> right = first.stream().filter(one -> one.verdict().right()).toList();
        List<CaseResult> fewer = first.subList(0, 10);
        assertThat(Comparison.of(first, fewer).toJson()).contains("\"n\":10,",
                "\"only_in_first\":59,\"only_in_second\":0");
        assertThat(Comparison.of(right, first).toJson()).contains("\"accuracy_first\":1.0,\"accuracy_second\":1.0");
    }

    private static void assertRefused(Path run, JsonObject configuration, String message) {
        assertThatThrownBy(() -> RunFolder.open(run, configuration).close()).isInstanceOf(ToolaceException.class)
                .hasMessageContaining("TA-EVAL-004").hasMessageContaining(message);
    }

    private static JsonObject run(Path folder, int workers, int calls) throws IOException {
        try (RecordingBackend backend = new RecordingBackend(new Numbers(calls));
                RunFolder open = RunFolder.open(folder, CONFIGURATION)) {
            BenchmarkRun run = new BenchmarkRun(Benchmark.EXACT, TESTS, backend).samples(3, 100).workers(workers);
            List<CaseResult> results = run.run(sample -> agent(backend, sample), open, (done, fresh, all) -> {
                assertThat(all).isEqualTo(69);
                assertThat(fresh).isLessThanOrEqualTo(done);
            });
            JsonObject figures = RunFigures.of(results, Benchmark.EXACT, run.leftOut());
            open.finish(figures);
            return figures;
        }
    }

    private static ToolAgent agent(Backend backend, int sample) {
        return ToolAgent.builder().backend(backend).ownsBackend(false)
                .options(GenerationOptions.sampled(20, 1, 100 + sample)).build();
    }

    private static List<String> ids(Path folder) throws IOException {
        List<String> ids = new ArrayList<>();
        RunFolder.results(folder).forEach(one -> ids.add(one.verdict().id() + "/" + one.sample()));
        return ids;
    }

    private static List<BenchmarkCase> tests(int count) {
        List<BenchmarkCase> tests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String call = "{\"name\":\"say\",\"arguments\":{\"n\":" + (i % 3 == 2 ? -1 : i) + "}}";
            tests.add(BenchmarkCase.of((JsonObject) JsonValue.parse("{\"id\":\"t" + i + "\",\"category\":\"c" + i % 2
                    + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Number " + i
                    + "\"}],\"tools\":[{\"name\":\"say\","
                    + "\"description\":\"d\",\"parameters\":{\"type\":\"object\","
                            + "\"properties\":{\"n\":{\"type\":\"integer\"}}}}],"
                    + "\"calls\":[[" + call + "]]}")));
        }
        tests.add(count / 2, BenchmarkCase.of(JsonObject.EMPTY));
        return tests;
    }

    /** Says the number that it is asked for, plus one where the seed is the last, and fails after so many calls. */
    private static final class Numbers implements Backend {

        private final AtomicInteger left;

        Numbers(int calls) {
            left = new AtomicInteger(calls);
        }

        @Override
        public String name() {
            return "numbers";
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, false, true, 0);
        }

        @Override
        public Completion generate(GenerationRequest request) {
            if (left.getAndDecrement() <= 0) {
                throw new ToolaceException(ErrorId.BACKEND_CLOSED, "killed");
            }
            String asked = ((Prompt.Chat) request.prompt()).messages().stream().map(message -> message.content())
                    .filter(content -> content.startsWith("Number ")).findFirst().orElseThrow();
            int number = Integer.parseInt(asked.substring(7)) + (request.options().seed() == 102 ? 1 : 0);
            return new Completion("[{\"name\":\"say\",\"arguments\":{\"n\":" + number + "}}]", FinishReason.STOP,
                    new Usage(10, 2));
        }
    }
}

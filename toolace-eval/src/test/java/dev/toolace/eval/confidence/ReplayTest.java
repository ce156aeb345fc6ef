package dev.toolace.eval.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ToolAgent;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.Usage;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.rule.BenchmarkCase;
import dev.toolace.eval.run.BenchmarkRun;
import dev.toolace.eval.run.CaseResult;
import dev.toolace.eval.run.RecordingBackend;
import dev.toolace.eval.run.RunFolder;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.refine.ConfidencePolicy;
import dev.toolace.refine.StoppingPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recorded run says of a threshold is what a run with that threshold does. */
class ReplayTest {

    private static final int TESTS = 120;

    @TempDir
    Path folder;

    @Test
    void aReplayIsWhatThePolicyWouldHaveDone() {
        run("always", AdaptivePolicy.DEFAULT);
        List<RecordedCase> recorded = RunFolder.lines(folder.resolve("always"), RecordedCase::of);
        assertThat(recorded.stream().filter(one -> one.rounds().size() > 1).count()).isGreaterThan(10);
        assertThat(recorded.stream().filter(one -> one.always().right() != one.never().right()).count())
                .isGreaterThan(5);
        for (double least : new double[] {1e-9, 0.2, 0.5, 0.7, 0.9, 1}) {
            List<CaseResult> results = run("p" + least, new ConfidencePolicy(AdaptivePolicy.DEFAULT, least));
            CurvePoint point = CurvePoint.of(recorded, least);
            assertThat(results.stream().filter(one -> one.verdict().right()).count()).isEqualTo(point.right());
            assertThat(results.stream().filter(one -> one.stopReason().equals("confident")).count())
                    .isEqualTo(point.spared());
            assertThat(generations(recorded)
                    - results.stream().mapToInt(one -> 1 + one.verdict().extraGenerations()).sum())
                    .isEqualTo(point.generationsSaved());
            assertThat(recorded.stream().mapToLong(one -> one.always().tokens()).sum()
                    - results.stream().mapToLong(one -> one.firstTokens() + one.extraTokens()).sum())
                    .isEqualTo(point.tokensSaved());
        }
        List<CaseResult> off = run("off", AdaptivePolicy.off());
        assertThat(off.stream().filter(one -> one.verdict().right()).count())
                .isEqualTo(recorded.stream().filter(one -> one.never().right()).count());
    }

    private static int generations(List<RecordedCase> cases) {
        return cases.stream().mapToInt(one -> one.always().generations()).sum();
    }

    private List<CaseResult> run(String name, StoppingPolicy policy) {
        try (RecordingBackend backend = new RecordingBackend(new Wavering());
                RunFolder open = RunFolder.open(folder.resolve(name), JsonObject.EMPTY)) {
            return new BenchmarkRun(Benchmark.EXACT, tests(), backend).run(sample -> ToolAgent.builder()
                    .backend(backend).ownsBackend(false).policy(policy).build(), open, (done, fresh, all) -> { });
        }
    }

    private static List<BenchmarkCase> tests() {
        List<BenchmarkCase> tests = new ArrayList<>();
        for (int i = 0; i < TESTS; i++) {
            tests.add(BenchmarkCase.of((JsonObject) JsonValue.parse("{\"id\":\"t" + i + "\",\"category\":\"c\","
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"Number " + i + "\"}],"
                    + "\"tools\":[{\"name\":\"say\",\"description\":\"d\",\"parameters\":{"
                    + "\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":0}},\"required\":[\"n\"]}}],"
                    + "\"calls\":[[{\"name\":\"say\",\"arguments\":{\"n\":1}}]]}")));
        }
        return tests;
    }

    /** Answers by the prompt alone: 0, 1 or 2, sometimes something invalid, with some probability. */
    private static final class Wavering implements Backend {

        @Override
        public String name() {
            return "wavering";
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, true, true, 0);
        }

        @Override
        public Completion generate(GenerationRequest request) {
            Random random = new Random(((Prompt.Chat) request.prompt()).messages().toString().hashCode());
            random.nextInt();
            int answer = random.nextInt(8) == 0 ? -1 : random.nextInt(3);
            return new Completion("[{\"name\":\"say\",\"arguments\":{\"n\":" + answer + "}}]", FinishReason.STOP,
                    new Usage(10 + random.nextInt(5), 2),
                    List.of(Math.log(random.nextDouble()), Math.log(0.9 + 0.1 * random.nextDouble())));
        }
    }
}

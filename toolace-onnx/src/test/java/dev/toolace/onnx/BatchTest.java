package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Attempt;
import dev.toolace.BatchResult;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.onnx.export.Precision;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BatchTest {
    private static final Tool WEATHER = Tool.parse("""
            {"name":"weather","description":"Weather of a place","parameters":{"type":"object",
             "properties":{"city":{"type":"string"}},"required":["city"]}}""");
    private static final Tool TIMER = Tool.parse("{\"name\":\"timer\",\"description\":\"A timer that rings\"}");

    @TempDir
    static Path temp;

    private static Path folder;

    @BeforeAll
    static void make() throws IOException {
        folder = TinyModel.folder(temp, Precision.FP32);
    }

    /** Several sets of tools, several beginnings, and one conversation that does not fit. */
    private static List<Conversation> conversations() {
        List<Conversation> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            List<Tool> tools = i % 3 == 0 ? List.of(WEATHER) : i % 3 == 1 ? List.of(TIMER, WEATHER) : List.of();
            Conversation first = Conversation.of(i == 9 ? "x".repeat(600) : "Question number " + i % 5, tools);
            all.add(i % 4 == 0 ? first.and(Message.assistant("[]"), Message.user("And number " + i)) : first);
        }
        return all;
    }

    private static ToolAgent agent(OnnxBackend backend, int workers) {
        return ToolAgent.builder().backend(backend).ownsBackend(false).workers(workers)
                .policy(AdaptivePolicy.DEFAULT.withMaxRounds(2)).options(GenerationOptions.sampled(16, 0.8, 4)).build();
    }

    private static String described(BatchResult result) {
        if (result instanceof BatchResult.Failed failed) {
            return failed.error().getMessage();
        }
        Outcome outcome = result.outcome();
        return outcome.getClass().getSimpleName() + outcome.trace().stopReason()
                + outcome.trace().attempts().stream().map(Attempt::text).toList();
    }

    @Test
    void answersDoNotDependOnTheNumberOfWorkers() {
        List<String> alone = new ArrayList<>();
        try (OnnxBackend backend = OnnxBackend.builder(folder).threads(1).concurrency(1).reusePrompts(false).build();
                ToolAgent agent = agent(backend, 1)) {
            for (Conversation conversation : conversations()) {
                alone.addAll(agent.invokeAll(List.of(conversation)).stream().map(BatchTest::described).toList());
            }
        }
        assertThat(alone.get(9)).startsWith("TA-INPUT-003");
        for (int workers : new int[] {1, 2, 5}) {
            try (OnnxBackend backend = OnnxBackend.builder(folder).threads(1).concurrency(3).cacheMemory(0).build();
                    ToolAgent agent = agent(backend, workers)) {
                assertThat(agent.invokeAll(conversations()).stream().map(BatchTest::described).toList())
                        .as("%d workers", workers).isEqualTo(alone);
                assertThat(backend.metrics().caches()).isLessThanOrEqualTo(3);
            }
        }
    }

    @Test
    void aBackendSaysWhatIsOfUseAndHowLongOthersWaited() {
        int processors = Runtime.getRuntime().availableProcessors();
        try (OnnxBackend backend = OnnxBackend.builder(folder).threads(1).concurrency(1).build();
                ToolAgent agent = agent(backend, 4)) {
            assertThat(backend.capabilities().concurrency()).isEqualTo(1);
            assertThat(backend.metrics().waitNanos()).isZero();
            agent.invokeAll(conversations());
            assertThat(backend.metrics().waitNanos()).isPositive();
        }
        try (OnnxBackend backend = OnnxBackend.builder(folder).concurrency(1000).build()) {
            assertThat(backend.capabilities().concurrency()).isEqualTo(processors);
        }
    }
}

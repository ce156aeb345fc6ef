package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.Attempt;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.Usage;
import dev.toolace.onnx.export.Precision;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
    private static final List<Tool> WEATHER = tools("weather", "Weather of a place, today and on the days that follow");
    private static final List<Tool> TIMER = tools("timer", "A timer that rings after some minutes, wherever you are");

    @TempDir
    static Path temp;

    private static Path folder;

    @BeforeAll
    static void make() throws IOException {
        folder = TinyModel.folder(temp, Precision.FP32);
    }

    private static List<Tool> tools(String name, String description) {
        return List.of(Tool.parse("{\"name\":\"" + name + "\",\"description\":\"" + description + "\",\"parameters\":"
                + "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}}"));
    }

    private static OnnxBackend.Builder model() {
        return OnnxBackend.builder(folder).threads(1);
    }

    private static ToolAgent agent(OnnxBackend backend) {
        return ToolAgent.builder().backend(backend).policy(AdaptivePolicy.off().withCorrectBudget(0))
                .options(GenerationOptions.greedy(12)).build();
    }

    /** Tokens of what every prompt with these tools begins with. */
    private static int block(OnnxBackend backend, List<Tool> tools) {
        String text = "<|tools|>\n" + tools.get(0).name() + ": " + tools.get(0).description() + "\n city* string\n<|user|>";
        return backend.encode(new Prompt.Text(text)).length;
    }

    private static Usage usage(Outcome outcome) {
        return outcome.trace().attempts().get(0).usage();
    }

    @Test
    void theFirstQueryStartsBehindTheTools() {
        String cold;
        try (ToolAgent agent = agent(model().build())) {
            Outcome outcome = agent.invoke("Rain in Rome?", WEATHER);
            assertThat(usage(outcome).cachedTokens()).isZero();
            cold = outcome.trace().attempts().get(0).text();
        }
        try (OnnxBackend backend = model().build(); ToolAgent agent = agent(backend)) {
            agent.warmUp(WEATHER);
            assertThat(backend.metrics().generations()).as("what nobody asked for does not count").isZero();
            assertThat(backend.metrics().caches()).isEqualTo(1);
            Attempt first = agent.invoke("Rain in Rome?", WEATHER).trace().attempts().get(0);
            assertThat(first.usage().cachedTokens()).isGreaterThanOrEqualTo(block(backend, WEATHER));
            assertThat(first.text()).isEqualTo(cold);
            assertThat(backend.metrics().cachedTokens()).isEqualTo(first.usage().cachedTokens());
        }
    }

    @Test
    void severalSetsOfToolsStayWarm() {
        try (OnnxBackend backend = model().build(); ToolAgent agent = agent(backend)) {
            agent.warmUp(WEATHER);
            agent.warmUp(TIMER);
            assertThat(usage(agent.invoke("Rain?", WEATHER)).cachedTokens()).isGreaterThanOrEqualTo(block(backend, WEATHER));
            assertThat(usage(agent.invoke("Tea!", TIMER)).cachedTokens()).isGreaterThanOrEqualTo(block(backend, TIMER));
        }
    }

    @Test
    void withoutReuseOfPromptsItIsHarmless() {
        try (OnnxBackend backend = model().reusePrompts(false).build(); ToolAgent agent = agent(backend)) {
            agent.warmUp(WEATHER);
            assertThat(usage(agent.invoke("Rain?", WEATHER)).cachedTokens()).isZero();
        }
    }

    @Test
    void aGrammarIsWarmedUpToo() {
        try (OnnxBackend backend = model().build(); ToolAgent agent = ToolAgent.builder().backend(backend).constrained(true)
                .options(GenerationOptions.greedy(40)).policy(AdaptivePolicy.off().withCorrectBudget(0)).build()) {
            agent.warmUp(WEATHER);
            assertThat(backend.metrics().constraintNanos()).isZero();
            assertThat(usage(agent.invoke("Rain?", WEATHER)).cachedTokens()).isGreaterThanOrEqualTo(block(backend, WEATHER));
            assertThat(backend.metrics().constraintNanos()).isPositive();
        }
    }

    @Test
    void toolsThatLeaveNoRoomAreToldOfEarly() {
        try (ToolAgent agent = agent(model().maxContext(40).build())) {
            assertThatThrownBy(() -> agent.warmUp(WEATHER)).hasMessageStartingWith("TA-INPUT-003");
        }
    }
}

package dev.toolace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Attempt;
import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.tool.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The nano model, held to the grammar of its tools and left free: what it writes rightly by itself stays the same. */
class ConstrainedNanoTest {

    private static final List<String> QUERIES = List.of(
            "Set a timer for 12 minutes and dim the bedroom lights to 30 percent", "What is the capital of France?",
            "Set a timer for 45 minutes", "Dim the kitchen lights to 70 percent", "Add milk to the shopping list",
            "Timer timer timer", "Please set the lights somewhere", "asdf qwer", "Dim all lights to 400 percent");

    @Test
    void freeAnswersThatAreValidStayAndOthersBecomeValid() throws Exception {
        List<Tool> tools = Tool.parseAll(Files.readString(Path.of("tools/home.json")));
        try (OnnxBackend model = OnnxBackend.open(NanoModel.folder());
                ToolAgent free = ToolAgent.builder().backend(model).ownsBackend(false).build();
                ToolAgent held = ToolAgent.builder().backend(model).ownsBackend(false).constrained(true).build()) {
            for (String query : QUERIES) {
                Outcome outcome = held.invoke(query, tools);
                List<Attempt> attempts = outcome.trace().attempts();
                assertThat(attempts).as(query).allMatch(Attempt::valid).allSatisfy(
                        attempt -> assertThat(attempt.repairs()).isEmpty());
                List<Attempt> before = free.invoke(query, tools).trace().attempts();
                if (before.stream().allMatch(attempt -> attempt.valid() && attempt.repairs().isEmpty())) {
                    assertThat(attempts).extracting(Attempt::text).as(query)
                            .isEqualTo(before.stream().map(Attempt::text).toList());
                }
            }
            assertThat(model.metrics().constraintNanos()).isPositive();
            assertThat(model.metrics().acceptedTokens()).isPositive();
        }
    }
}

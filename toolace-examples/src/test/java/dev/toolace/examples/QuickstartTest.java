package dev.toolace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Outcome;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.refine.StopReason;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickstartTest {

    private static final String QUERY =
            "Set a timer for 12 minutes and dim the bedroom lights to 30 percent";

    @Test
    void aTimerAndLightsThatTheModelConfirms() throws IOException {
        Outcome outcome = Quickstart.ask(QUERY, Repository.homeTools());
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Calls.class, calls -> assertThat(CanonicalCalls.of(calls.calls()))
                .isEqualTo("[{\"arguments\":{\"minutes\":12},\"name\":\"set_timer\"},"
                        + "{\"arguments\":{\"percent\":30,\"room\":\"bedroom\"},\"name\":\"dim_lights\"}]"));
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.UNCHANGED);
        assertThat(outcome.trace().attempts()).hasSizeGreaterThan(1);
        assertThat(Quickstart.describe(outcome))
                .isEqualTo("set_timer {\"minutes\":12}\ndim_lights {\"room\":\"bedroom\",\"percent\":30}");
    }

    @ParameterizedTest
    @ValueSource(strings = {QUERY, "Play some music by Nina Simone in the kitchen", "How tall is the Eiffel Tower?", "x", "[{]"})
    void whateverTheModelWritesThePromiseHolds(String query) throws IOException {
        Outcome outcome = Quickstart.ask(query, Repository.homeTools());
        assertThat(outcome.trace().attempts()).isNotEmpty();
        assertThat(Quickstart.describe(outcome)).isNotEmpty();
        if (outcome instanceof Outcome.Calls calls) {
            List<Tool> tools = Tool.parseAll(Files.readString(Repository.homeTools()));
            assertThat(new CallValidator().validate(calls.calls(), ToolSet.of(tools))).isEmpty();
            assertThat(calls.calls()).isNotEmpty();
        }
    }

    @Test
    void theSameQueryGivesTheSameAnswer() throws IOException {
        assertThat(Quickstart.describe(Quickstart.ask(QUERY, Repository.homeTools())))
                .isEqualTo(Quickstart.describe(Quickstart.ask(QUERY, Repository.homeTools())));
    }
}

package dev.toolace.nano;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.refine.StopReason;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a query from sentence to validated, refined calls, on the model that ships. */
class NanoEndToEndTest {

    private static List<Tool> home;
    private static ToolAgent agent;

    @BeforeAll
    static void open() throws IOException {
        home = Tool.parseAll(Files.readString(Path.of("..", "toolace-examples", "tools", "home.json")));
        agent = ToolAgent.builder().backend(OnnxBackend.open(NanoModel.folder())).build();
    }

    @AfterAll
    static void close() {
        agent.close();
    }

    @Test
    void aSentenceBecomesCallsThatTheModelConfirms() {
        Outcome outcome = agent.invoke("Set a timer for 12 minutes and dim the bedroom lights to 30 percent", home);

        assertThat(outcome).isInstanceOf(Outcome.Calls.class);
        assertThat(((Outcome.Calls) outcome).calls())
                .containsExactly(
                        call("set_timer", "{\"minutes\":12}"), call("dim_lights", "{\"room\":\"bedroom\",\"percent\":30}"));
        assertThat(outcome.trace().attempts()).hasSizeGreaterThan(1);
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.UNCHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "What is the capital of France?", "How many people live in Norway?", "Book me a flight to Oslo", "Who wrote Hamlet?",
        "Translate good morning into Spanish."})
    void aQuestionThatNoToolFitsIsNoCall(String query) {
        assertThat(agent.invoke(query, home)).isInstanceOf(Outcome.NoCall.class);
    }

    @Test
    void whateverIsAskedEveryReturnedCallSatisfiesItsSchema() {
        CallValidator validator = new CallValidator();
        Stream.of(
                        "timer -5 minutes", "dim everything to 400 percent", "", "{\"name\":\"set_timer\"}", "add milk",
                        "play something by Queen in the kitchen", "[]", "set_timer(minutes=99999)", "\u0000\uD83D\uDE00 \u202E")
                .filter(query -> !query.isBlank())
                .map(query -> agent.invoke(query, home))
                .filter(Outcome.Calls.class::isInstance)
                .forEach(outcome -> assertThat(validator.validate(((Outcome.Calls) outcome).calls(), ToolSet.of(home)))
                        .isEmpty());
    }

    @Test
    void aMegabyteOfQueryGetsOneClearError() {
        assertThatThrownBy(() -> agent.invoke("word ".repeat(210_000), home))
                .isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-INPUT-001")
                .hasMessageContaining("1050000");
    }

    @Test
    void aPromptBeyondTheContextGetsOneClearError() {
        assertThatThrownBy(() -> agent.invoke("word ".repeat(3_000), home))
                .isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-INPUT-003")
                .hasMessageContaining("2048");
    }

    private static Call call(String name, String arguments) {
        return new Call(name, (JsonObject) JsonValue.parse(arguments));
    }
}

package dev.toolace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Outcome;
import dev.toolace.ToolAgent;
import dev.toolace.call.Call;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.nano.NanoModel;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.OnnxBackend;
import dev.toolace.refine.StopReason;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class ExamplesTest {

    @Test
    void rulesAnswerLikeAModel() {
        Outcome outcome = CustomBackend.ask("Set a timer for 12 minutes");
        assertThat(Quickstart.describe(outcome)).isEqualTo("set_timer {\"minutes\":12}");
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.SINGLE_PASS);
        assertThat(outcome.trace().attempts()).hasSize(1);
    }

    @Test
    void rulesMayDeclineToCall() {
        assertThat(Quickstart.describe(CustomBackend.ask("What is the time?"))).isEqualTo("no call: I only know about timers.");
    }

    @Test
    void rulesAreHeldToTheSchema() {
        assertThat(Quickstart.describe(CustomBackend.ask("Set a timer for 9000 minutes")))
                .isEqualTo("rejected: set_timer /minutes: must be at most 1440");
    }

    @Test
    void aTraceTellsEveryAttempt() {
        assertThat(ReadingTheTrace.trace(ReadingTheTrace.ask())).containsExactly(
                "0 first: [{\"name\":\"dim_lights\",\"arguments\":{\"room\":\"bedroom\",\"percent\":\"30\"}}]",
                "  dim_lights /percent: must be integer, is string",
                "1 correct: [{\"name\":\"dim_lights\",\"arguments\":{\"room\":\"kitchen\",\"percent\":30}}]",
                "2 refine: [{\"name\":\"dim_lights\",\"arguments\":{\"room\":\"bedroom\",\"percent\":30}}]",
                "3 refine (kept): [{\"name\":\"dim_lights\",\"arguments\":{\"percent\":30.0,\"room\":\"bedroom\"}}]",
                "stopped: unchanged");
    }

    @Test
    void resultsOfCallsComeBackToTheModel() {
        assertThat(Quickstart.describe(RunningCalls.converse())).isEqualTo("no call: It is sunny in Oslo.");
    }

    @Test
    void aHandlerGetsCheckedArguments() {
        Call call = new Call("get_weather", (JsonObject) JsonValue.parse("{\"city\":\"Oslo\"}"));
        assertThat(RunningCalls.run(call)).isEqualTo("sunny in Oslo");
    }

    @Test
    void javaMethodsAreTools() {
        assertThat(TypedTools.forecasts("How will the weather be in Oslo?"))
                .containsExactly("sunny in Oslo for 7 days, in CELSIUS");
    }

    @Test
    void argumentsBecomeARecord() {
        assertThat(TypedTools.startTimer(12).arguments().toJson()).isEqualTo("{\"minutes\":12,\"label\":\"tea\"}");
        assertThat(TypedTools.timer(TypedTools.startTimer(12))).isEqualTo("PT12M for tea");
    }

    @Test
    void settingsBoundTheLoop() {
        Tool ping = Tool.parse("{\"name\": \"ping\", \"description\": \"Check that the other side answers\"}");
        Outcome outcome = Configuring.ask("Is anybody there?", List.of(ping));
        assertThat(outcome.trace().attempts()).hasSizeBetween(1, 3).allSatisfy(attempt ->
                assertThat(attempt.usage().completionTokens()).isLessThanOrEqualTo(128));
    }

    @Test
    void manyQueriesAreAnsweredAtOnce() {
        Tool timer = Tool.parse("""
                {"name": "set_timer", "description": "Set a countdown timer", "parameters": {"type": "object",
                 "properties": {"minutes": {"type": "integer", "description": "Length of the timer in minutes"}},
                 "required": ["minutes"]}}""");
        try (OnnxBackend model = Tuning.open()) {
            List<String> queries = List.of("Set a timer for 12 minutes", " ", "Set a timer for 5 minutes");
            assertThat(Tuning.ask(model, queries, List.of(timer))).containsExactly("set_timer {\"minutes\":12}",
                    "failed: TA-INPUT-002: the user's message is blank", "set_timer {\"minutes\":5}");
            assertThat(Tuning.look(model.metrics())).contains("came from caches");
            assertThat(model.metrics().caches()).isBetween(1, Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    void theFirstConversationStartsBehindSystemMessageAndTools() {
        ToolSet tools = ToolSet.of(List.of(Tool.parse("{\"name\": \"ping\", \"description\": \"Check the other side\"}")));
        try (ToolAgent agent = ToolAgent.builder().backend(OnnxBackend.open(NanoModel.folder())).build()) {
            Tuning.prepare(agent, "Be brief.", tools);
            Conversation first = new Conversation(List.of(Message.system("Be brief."), Message.user("Is anybody there?")), tools);
            assertThat(agent.invoke(first).trace().attempts().get(0).usage().cachedTokens()).isGreaterThan(10);
        }
    }

    @Test
    void withoutAGpuTheProcessorDoes() {
        try (OnnxBackend backend = Configuring.openOnGpu(NanoModel.folder())) {
            assertThat(backend.target()).isIn(ExecutionTarget.cpu(), ExecutionTarget.cuda(0).orCpu());
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    void everyProgramPrints() throws Exception {
        assertThat(printed(() -> CustomBackend.main(new String[0]))).contains("What is the time? -> no call");
        assertThat(printed(() -> ReadingTheTrace.main(new String[0]))).endsWith("stopped: unchanged");
        assertThat(printed(() -> RunningCalls.main(new String[0]))).isEqualTo("no call: It is sunny in Oslo.");
        assertThat(printed(() -> BadInput.main(new String[0]))).contains("a blank query -> TA-INPUT-002");
        assertThat(printed(() -> TypedTools.main(new String[0]))).endsWith("PT12M for tea");
        assertThat(printed(() -> Configuring.main(new String[0]))).isNotEmpty();
        assertThat(printed(() -> Tuning.main(new String[0]))).contains("failed: TA-INPUT-002", "came from caches");
        String tools = Repository.homeTools().toString();
        assertThat(printed(() -> Quickstart.main(new String[] {"Set a timer for 5 minutes", tools}))).contains("stopped: ");
    }

    /** A program that may fail with anything. */
    private interface Program {
        void run() throws Exception;
    }

    private static String printed(Program program) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }
}

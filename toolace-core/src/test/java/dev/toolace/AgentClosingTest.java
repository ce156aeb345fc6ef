package dev.toolace;

import static dev.toolace.testing.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Usage;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.format.CallFormat;
import dev.toolace.format.JsonListFormat;
import dev.toolace.refine.StopReason;
import dev.toolace.testing.Tools;
import dev.toolace.tool.ToolSet;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Agents that are closed, or whose query is cancelled, while they answer. */
class AgentClosingTest {

    private static final String CALL = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":5}}]";

    /** Answers with the same call and refuses after it was closed; something may happen before each answer. */
    private static final class Model implements Backend {

        private final AtomicInteger answers = new AtomicInteger();
        private Runnable before = () -> { };
        private Runnable after = () -> { };
        private boolean closed;

        @Override
        public String name() {
            return "model";
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(true, true, false, true, 0, true);
        }

        @Override
        public Completion generate(GenerationRequest request) {
            before.run();
            if (closed) {
                throw new ToolaceException(ErrorId.BACKEND_CLOSED, "the model is gone");
            }
            answers.incrementAndGet();
            after.run();
            return new Completion(CALL, FinishReason.STOP, new Usage(1, 1), List.of());
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private final Model model = new Model();

    private ToolAgent agent() {
        return ToolAgent.builder().backend(model).build();
    }

    @Test
    void anAgentThatIsClosedWhileItAnswersKeepsWhatItHas() {
        ToolAgent agent = agent();
        model.after = agent::close;
        Outcome outcome = agent.invoke("Five minutes", List.of(Tools.TIMER));
        assertThat(outcome).isInstanceOf(Outcome.Calls.class);
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CANCELLED);
        assertThat(model.answers).hasValue(1);
        assertError(ErrorId.BACKEND_CLOSED, () -> agent.invoke("More", List.of(Tools.TIMER)), "the agent is closed");
    }

    @Test
    void aRoundThatTheClosedBackendRefusesDoesNotCostTheCallsBeforeIt() {
        ToolAgent agent = agent();
        model.before = () -> {
            if (model.answers.get() == 1) {
                agent.close();
            }
        };
        Outcome outcome = agent.invoke("Five minutes", List.of(Tools.TIMER));
        assertThat(outcome).isInstanceOf(Outcome.Calls.class);
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void withoutAnAnswerTheBackendsErrorIsTheCallers() {
        ToolAgent agent = agent();
        model.before = agent::close;
        assertThatThrownBy(() -> agent.invoke("Five minutes", List.of(Tools.TIMER)))
                .hasMessageContaining("the model is gone");
    }

    @Test
    void aBackendThatTheHostClosedIsAnError() {
        model.before = () -> {
            if (model.answers.get() == 1) {
                model.close();
            }
        };
        try (ToolAgent agent = agent()) {
            assertThatThrownBy(() -> agent.invoke("Five minutes", List.of(Tools.TIMER)))
                    .hasMessageContaining("the model is gone");
        }
    }

    @Test
    void forACancelledQueryNoGrammarIsMade() {
        AtomicInteger made = new AtomicInteger();
        InvocationHandler counts = (proxy, method, arguments) -> {
            made.addAndGet(method.getName().equals("grammar") && arguments[0] != ToolSet.EMPTY ? 1 : 0);
            return method.invoke(new JsonListFormat(), arguments);
        };
        CallFormat format = (CallFormat) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CallFormat.class}, counts);
        Cancellation cancelled = Cancellation.create();
        cancelled.cancel();
        Conversation conversation = new Conversation(List.of(Message.user("Now")), ToolSet.of(List.of(Tools.TIMER)));
        try (ToolAgent agent = ToolAgent.builder().backend(model).format(format).constrained(true).build()) {
            Outcome outcome = agent.invoke(conversation, cancelled);
            assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CANCELLED);
            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(made).hasValue(0);
            agent.invoke(conversation);
            assertThat(made).hasValue(1);
        }
    }
}

package dev.toolace;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.toolace.backend.Backend;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Capabilities;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.backend.Usage;
import dev.toolace.call.Call;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.format.CallFormat;
import dev.toolace.format.JsonListFormat;
import dev.toolace.format.PythonListFormat;
import dev.toolace.format.Repair;
import dev.toolace.format.RepairKind;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.testing.RandomJson;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ToolAgentTest {

    private static final List<Tool> TOOLS = List.of(WEATHER, TIMER);
    private static final String CALL = "[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":5}}]";

    @Test
    void passesConversationToolsOptionsAndCancellationOn() {
        ScriptedBackend backend = ScriptedBackend.of(CALL);
        Cancellation cancellation = Cancellation.create();
        GenerationOptions options = GenerationOptions.sampled(77, 0.5, 3);
        ToolAgent.builder().backend(backend).options(options).policy(AdaptivePolicy.off()).build()
                .invoke("five minutes", TOOLS, cancellation);

        GenerationRequest request = backend.requests().get(0);
        assertThat(request.prompt()).isEqualTo(new Prompt.Chat(List.of(Message.user("five minutes")), TOOLS));
        assertThat(request.options()).isEqualTo(options);
        assertThat(request.cancellation()).isSameAs(cancellation);
    }

    @Test
    void writesToolsIntoOneSystemMessageWhereTheBackendDoesNotShowThem() {
        Capabilities plain = new Capabilities(false, false, false, true, 0);
        ScriptedBackend backend = ScriptedBackend.builder().then("[]").then("[]").capabilities(plain).build();
        ToolAgent agent = ToolAgent.builder().backend(backend).policy(AdaptivePolicy.off()).systemPrompt("Be kind.").build();
        agent.invoke("hi", TOOLS);
        agent.invoke(new Conversation(List.of(Message.system("It is noon."), Message.user("hi")), set(WEATHER)));

        String tools = new JsonListFormat().systemPrompt(TOOLS);
        assertThat(backend.requests().get(0).prompt()).isEqualTo(new Prompt.Chat(
                List.of(Message.system(tools + "\n\nBe kind."), Message.user("hi")), List.of()));
        String one = new JsonListFormat().systemPrompt(List.of(WEATHER));
        assertThat(backend.requests().get(1).prompt()).isEqualTo(new Prompt.Chat(
                List.of(Message.system(one + "\n\nBe kind.\n\nIt is noon."), Message.user("hi")), List.of()));
    }

    @Test
    void aWholeConversationIsPassedOn() {
        ScriptedBackend backend = ScriptedBackend.of("[set_timer(minutes=5)]", "[set_timer(minutes=5)]");
        ToolAgent agent = ToolAgent.builder().backend(backend).format(new PythonListFormat()).build();
        Conversation conversation = Conversation.of("weather", TOOLS)
                .and(Message.assistant("[get_weather(city=\"Oslo\")]"), Message.tool("{\"rain\":true}"));
        assertThat(agent.invoke(conversation)).isInstanceOf(Outcome.Calls.class);
        assertThat(((Prompt.Chat) backend.requests().get(1).prompt()).messages())
                .startsWith(conversation.messages().toArray(Message[]::new))
                .endsWith(Message.assistant("[set_timer(minutes=5)]"), Message.user(new PythonListFormat().refineInstruction()));
    }

    @Test
    void refusesUnusableInputBeforeTheModelSeesIt() {
        ScriptedBackend backend = ScriptedBackend.of();
        ToolAgent agent = ToolAgent.builder().backend(backend)
                .limits(Limits.DEFAULT.withMaxTextChars(10).withMaxTools(1).withMaxSchemaBytes(50)).build();
        List<Tool> one = List.of(tool("f", "{}"));
        assertError(ErrorId.INPUT_LIMIT, () -> agent.invoke("12345678901", one), "11 characters", "at most 10");
        assertError(ErrorId.INPUT_INVALID, () -> agent.invoke(" \n", one), "blank");
        assertError(ErrorId.TOOL_LIMIT, () -> agent.invoke("hi", TOOLS), "2 tools");
        assertError(ErrorId.TOOL_LIMIT, () -> agent.invoke(new Conversation(List.of(Message.user("hi")), ToolSet.of(TOOLS))));
        assertError(ErrorId.TOOL_LIMIT, () -> agent.invoke("hi", List.of(WEATHER)), "at most 50");
        assertError(ErrorId.INPUT_INVALID, () -> agent.invoke(new Conversation(List.of(), ToolSet.EMPTY)), "at least one");
        assertError(ErrorId.INPUT_INVALID, () -> agent.invoke(new Conversation(List.of(Message.assistant("x")), ToolSet.EMPTY)),
                "assistant");
        assertError(ErrorId.TOOL_DUPLICATE, () -> ToolAgent.builder().backend(backend).build()
                .invoke("hi", List.of(WEATHER, WEATHER)));
        assertThat(backend.requests()).isEmpty();
    }

    @Test
    void anAnswerThatNeedsAForbiddenRepairIsWrittenAgain() {
        ScriptedBackend backend = ScriptedBackend.of(CALL.replace('"', '\''), CALL, CALL);
        Outcome outcome = ToolAgent.builder().backend(backend).allowedRepairs(Set.of()).build().invoke("hi", TOOLS);
        assertThat(outcome).isInstanceOf(Outcome.Calls.class);
        Attempt first = outcome.trace().attempts().get(0);
        assertThat(first.failure()).isEqualTo("the answer is not written as it should be: single quotes at character 2");
        assertThat(first.calls()).isEmpty();
        assertThat(first.repairs()).hasSize(4);
        assertThat(outcome.trace().attempts().get(1).kind()).isEqualTo(Attempt.Kind.CORRECT);
    }

    @Test
    void repairsOfAnAnswerAreOnTheAttempt() {
        ScriptedBackend backend = ScriptedBackend.of(CALL.replace("}}", ",}}"), CALL);
        Outcome outcome = ToolAgent.builder().backend(backend).build().invoke("hi", TOOLS);
        assertThat(outcome.trace().attempts().get(0).repairs())
                .containsExactly(new Repair(RepairKind.TRAILING_COMMA, CALL.indexOf("}}")));
        assertThat(outcome.trace().attempts().get(0).valid()).isTrue();
    }

    @Test
    void argumentsAreCoercedOnlyWhereTheHostWantsIt() {
        String text = CALL.replace("5", "\"5\"");
        Outcome coerced = ToolAgent.builder().backend(ScriptedBackend.of(text, text)).coerceArguments(true).build()
                .invoke("hi", TOOLS);
        assertThat(coerced).isInstanceOfSatisfying(Outcome.Calls.class,
                calls -> assertThat(calls.calls().get(0).arguments().toJson()).isEqualTo("{\"minutes\":5}"));
        assertThat(coerced.trace().attempts().get(0).coercions()).hasSize(1);
        assertThat(ToolAgent.builder().backend(ScriptedBackend.of(text, text, text)).build().invoke("hi", TOOLS))
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void withoutToolsEveryCallIsRejected() {
        Outcome outcome = ToolAgent.builder().backend(ScriptedBackend.of(CALL)).policy(AdaptivePolicy.off().withCorrectBudget(0))
                .build().invoke("hi", List.of());
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.message()).contains("no tool is named 'set_timer'"));
    }

    @Test
    void closesTheBackendItOwnsAndRefusesQueriesAfterwards() {
        ScriptedBackend owned = ScriptedBackend.of(CALL);
        ToolAgent agent = ToolAgent.builder().backend(owned).build();
        agent.close();
        agent.close();
        assertThat(owned.isClosed()).isTrue();
        assertError(ErrorId.BACKEND_CLOSED, () -> agent.invoke("hi", TOOLS));

        ScriptedBackend shared = ScriptedBackend.of(CALL);
        ToolAgent.builder().backend(shared).ownsBackend(false).build().close();
        assertThat(shared.isClosed()).isFalse();
    }

    @Test
    void failuresOfTheBackendHaveAnId() {
        RuntimeException cause = new IllegalStateException("boom");
        Backend failing = new DelegatingBackend(ScriptedBackend.of(), request -> {
            throw cause;
        });
        Throwable thrown = catchThrowable(() -> ToolAgent.builder().backend(failing).build().invoke("hi", TOOLS));
        assertThat(thrown).isInstanceOf(ToolaceException.class).hasMessageStartingWith("TA-BACKEND-003: backend delegating")
                .hasMessageContaining("boom").hasCause(cause);
        assertError(ErrorId.BACKEND_EXHAUSTED, () -> ToolAgent.builder().backend(ScriptedBackend.of()).build().invoke("hi", TOOLS));
        assertError(ErrorId.CONFIG, () -> ToolAgent.builder().build(), "backend");
    }

    @Test
    void callersOfABackendThatIsNotConcurrentTakeTurns() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Backend single = new Backend() {
            @Override
            public String name() {
                return "single";
            }

            @Override
            public Capabilities capabilities() {
                return new Capabilities(true, false, false, false, 0);
            }

            @Override
            public Completion generate(GenerationRequest request) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                inside.decrementAndGet();
                return new Completion(CALL, FinishReason.STOP, new Usage(1, 1));
            }
        };
        ToolAgent agent = ToolAgent.builder().backend(single).build();
        long good = IntStream.range(0, 500).parallel()
                .filter(i -> agent.invoke("hi", TOOLS) instanceof Outcome.Calls).count();
        assertThat(good).isEqualTo(500);
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void everyReturnedCallNamesAnOfferedToolAndSatisfiesItsSchema() {
        for (String name : CallFormat.names()) {
            CallFormat format = CallFormat.byName(name);
            RandomJson random = new RandomJson(21);
            int calls = 0;
            for (int i = 0; i < 1000; i++) {
                String good = format.render(List.of(new Call("get_weather", object("{\"city\":\"Oslo\",\"days\":2}"))));
                ToolAgent agent = ToolAgent.builder().backend(ScriptedBackend.of(random.mutate(good))).format(format)
                        .policy(AdaptivePolicy.off().withCorrectBudget(0)).build();
                if (agent.invoke("weather", TOOLS) instanceof Outcome.Calls outcome) {
                    assertThat(new CallValidator().validate(outcome.calls(), ToolSet.of(TOOLS))).isEmpty();
                    calls++;
                }
            }
            // CWM's syntax has no room for these arguments.
            assertThat(calls).as(name).isBetween(name.equals("cwm") ? 0 : 20, 999);
        }
    }
}

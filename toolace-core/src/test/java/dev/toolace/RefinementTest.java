package dev.toolace;

import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Attempt.Kind;
import dev.toolace.backend.Backend;
import dev.toolace.backend.Cancellation;
import dev.toolace.backend.Completion;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.backend.ScriptedBackend;
import dev.toolace.backend.Usage;
import dev.toolace.call.Call;
import dev.toolace.conversation.Message;
import dev.toolace.refine.AdaptivePolicy;
import dev.toolace.refine.ConfidencePolicy;
import dev.toolace.refine.Decision;
import dev.toolace.refine.StopReason;
import dev.toolace.refine.StoppingPolicy;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The loop as a host sees it. */
class RefinementTest {

    private static final List<Tool> TOOLS = List.of(WEATHER, TIMER);
    private static final String OSLO = "[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Oslo\"}}]";
    private static final String BERGEN = "[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Bergen\"}}]";
    private static final String INVALID = "[{\"name\":\"get_weather\",\"arguments\":{\"days\":0}}]";
    private static final String REFINE = "Check the calls against the request. Write the final calls.";

    @Test
    void anAnswerThatComesBackUnchangedIsReturned() {
        ScriptedBackend backend = ScriptedBackend.of(OSLO, " [{\"arguments\":{\"city\":\"Oslo\"},\"name\":\"get_weather\"}]");
        Outcome outcome = run(backend, AdaptivePolicy.DEFAULT);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Calls.class, calls -> assertThat(calls.calls())
                .containsExactly(new Call("get_weather", object("{\"city\":\"Oslo\"}"))));
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.UNCHANGED);
        assertThat(outcome.trace().attempts()).extracting(Attempt::kind).containsExactly(Kind.FIRST, Kind.REFINE);
        assertThat(outcome.trace().attempts()).extracting(Attempt::kept).containsExactly(false, true);
        assertThat(messages(backend, 1)).containsExactly(
                Message.user("weather?"), Message.assistant(OSLO), Message.user(REFINE));
    }

    @Test
    void aRefinementThatImprovesTheCallIsTaken() {
        Outcome outcome = run(ScriptedBackend.of(OSLO, BERGEN, BERGEN), AdaptivePolicy.DEFAULT);
        assertThat(cities(outcome)).containsExactly("\"Bergen\"");
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.UNCHANGED);
    }

    @Test
    void onlyTheLastAttemptIsFedBack() {
        ScriptedBackend backend = ScriptedBackend.of(OSLO, BERGEN, BERGEN);
        run(backend, AdaptivePolicy.DEFAULT);
        assertThat(messages(backend, 2)).containsExactly(
                Message.user("weather?"), Message.assistant(BERGEN), Message.user(REFINE));
    }

    @Test
    void whatIsReadOverOrCorrectedIsTheDraftOfTheNextAnswer() {
        ScriptedBackend backend = ScriptedBackend.of(INVALID, OSLO, BERGEN, BERGEN);
        run(backend, AdaptivePolicy.DEFAULT);
        assertThat(backend.requests()).extracting(GenerationRequest::draft).containsExactly("", INVALID, OSLO, BERGEN);
    }

    @Test
    void anAttemptHasTheProbabilitiesOfItsCompletion() {
        ScriptedBackend backend = ScriptedBackend.builder()
                .then(new Completion(OSLO, FinishReason.STOP, Usage.NONE, List.of(-0.01, -0.02))).build();
        Outcome outcome = run(backend, new ConfidencePolicy(AdaptivePolicy.DEFAULT, 0.9));
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CONFIDENT);
        assertThat(outcome.trace().attempts()).singleElement()
                .satisfies(attempt -> assertThat(attempt.tokenLogProbabilities()).containsExactly(-0.01, -0.02));
    }

    @Test
    void aCycleEndsWithTheLastAnswer() {
        Outcome outcome = run(ScriptedBackend.of(OSLO, BERGEN, OSLO), AdaptivePolicy.DEFAULT);
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CYCLE);
        assertThat(cities(outcome)).containsExactly("\"Oslo\"");
    }

    @Test
    void errorsAreToldAndTheCorrectedCallIsRefined() {
        ScriptedBackend backend = ScriptedBackend.of(INVALID, OSLO, OSLO);
        Outcome outcome = run(backend, AdaptivePolicy.DEFAULT);

        assertThat(cities(outcome)).containsExactly("\"Oslo\"");
        assertThat(outcome.trace().attempts()).extracting(Attempt::kind)
                .containsExactly(Kind.FIRST, Kind.CORRECT, Kind.REFINE);
        assertThat(outcome.trace().attempts().get(0).errors()).hasSize(2);
        assertThat(messages(backend, 1)).containsExactly(Message.user("weather?"), Message.assistant(INVALID),
                Message.user("The calls are invalid: get_weather: required property 'city' is missing; "
                        + "get_weather /days: must be at least 1. Write the corrected calls."));
    }

    @Test
    void textThatCannotBeReadIsFedBackAsItStands() {
        String broken = "[{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Oslo\"}";
        ScriptedBackend backend = ScriptedBackend.of(broken, OSLO, OSLO);
        Outcome outcome = run(backend, AdaptivePolicy.DEFAULT);

        assertThat(cities(outcome)).containsExactly("\"Oslo\"");
        assertThat(outcome.trace().attempts().get(0).failure()).contains("found the end at character 50");
        assertThat(messages(backend, 1).get(1)).isEqualTo(Message.assistant(broken));
        assertThat(messages(backend, 1).get(2).content()).startsWith("The calls are invalid: expected '}' but found the end");
    }

    @Test
    void longUnreadableTextIsFedBackInPart() {
        ScriptedBackend backend = ScriptedBackend.of("[" + "😀".repeat(5000), OSLO, OSLO);
        run(backend, AdaptivePolicy.DEFAULT);
        String fedBack = messages(backend, 1).get(1).content();
        assertThat(fedBack).hasSizeBetween(1990, 2000).endsWith("😀");
    }

    @Test
    void whatStaysInvalidIsRejected() {
        Outcome outcome = run(ScriptedBackend.of(INVALID, "[1]", "[2]"), AdaptivePolicy.DEFAULT);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.errors()).isEmpty();
            assertThat(rejected.message()).contains("expected '{' but found '2'");
        });
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CORRECT_BUDGET);
        assertThat(outcome.trace().attempts()).noneMatch(Attempt::kept);

        Outcome repeated = run(ScriptedBackend.of(INVALID, INVALID), AdaptivePolicy.DEFAULT);
        assertThat(repeated).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.errors()).hasSize(2);
            assertThat(rejected.message()).isEqualTo("get_weather: required property 'city' is missing (and 1 more)");
        });
    }

    @Test
    void anInvalidRefinementIsDiscarded() {
        for (String bad : List.of(INVALID, "[oops", "[{\"name\":\"nope\",\"arguments\":{}}]")) {
            Outcome outcome = run(ScriptedBackend.of(OSLO, bad), AdaptivePolicy.DEFAULT);
            assertThat(cities(outcome)).containsExactly("\"Oslo\"");
            assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.INVALID_REFINEMENT);
            assertThat(outcome.trace().attempts()).extracting(Attempt::kept).containsExactly(true, false);
        }
    }

    @Test
    void noCallTwiceIsNoCall() {
        ScriptedBackend backend = ScriptedBackend.of("I have no tool for that.", "[]");
        Outcome outcome = run(backend, AdaptivePolicy.DEFAULT);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.NoCall.class, no -> assertThat(no.text()).isEmpty());
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.UNCHANGED);
        assertThat(messages(backend, 1).get(1)).isEqualTo(Message.assistant("I have no tool for that."));

        ScriptedBackend empty = ScriptedBackend.of("", " Sorry. ");
        assertThat(run(empty, AdaptivePolicy.DEFAULT))
                .isInstanceOfSatisfying(Outcome.NoCall.class, no -> assertThat(no.text()).isEqualTo("Sorry."));
        assertThat(messages(empty, 1).get(1)).isEqualTo(Message.assistant("[]"));
    }

    @Test
    void aNoCallMayBecomeACall() {
        Outcome outcome = run(ScriptedBackend.of("[]", OSLO, OSLO), AdaptivePolicy.DEFAULT);
        assertThat(cities(outcome)).containsExactly("\"Oslo\"");
    }

    @Test
    void cutOffTextIsNeverACallEvenIfItParses() {
        for (FinishReason reason : List.of(FinishReason.LENGTH, FinishReason.CANCELLED)) {
            ScriptedBackend backend = ScriptedBackend.builder().then(new Completion(OSLO, reason, Usage.NONE)).build();
            Outcome outcome = run(backend, AdaptivePolicy.DEFAULT);
            assertThat(outcome).isInstanceOfSatisfying(Outcome.Rejected.class,
                    rejected -> assertThat(rejected.message()).contains("cut off"));
            assertThat(outcome.trace().attempts().get(0).calls()).isEmpty();
        }
        ScriptedBackend later = ScriptedBackend.builder().then(OSLO)
                .then(new Completion(BERGEN, FinishReason.LENGTH, Usage.NONE)).build();
        Outcome outcome = run(later, AdaptivePolicy.DEFAULT);
        assertThat(cities(outcome)).containsExactly("\"Oslo\"");
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CUT_OFF);
    }

    @Test
    void aCustomPolicyCannotLetCutOffTextThrough() {
        StoppingPolicy careless = history -> Decision.stop(StopReason.SINGLE_PASS);
        ScriptedBackend backend = ScriptedBackend.builder().then(new Completion(OSLO, FinishReason.LENGTH, Usage.NONE)).build();
        assertThat(run(backend, careless)).isInstanceOf(Outcome.Rejected.class);
        assertThat(run(ScriptedBackend.of(INVALID), careless)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void aPolicyThatNeverStopsIsStopped() {
        ScriptedBackend backend = ScriptedBackend.of(Collections.nCopies(70, OSLO).toArray(String[]::new));
        Outcome outcome = run(backend, history -> Decision.CORRECT);
        assertThat(outcome.trace().attempts()).hasSize(64);
        assertThat(outcome.trace().attempts()).extracting(Attempt::kind).doesNotContain(Kind.CORRECT);
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.ROUND_BUDGET);
    }

    @Test
    void aPolicyThatRefinesAfterAnInvalidAnswerRefinesTheLastValidOne() {
        ScriptedBackend backend = ScriptedBackend.of(OSLO, INVALID, BERGEN);
        run(backend, history -> history.attempts().size() < 3 ? Decision.REFINE : Decision.stop(StopReason.ROUND_BUDGET));
        assertThat(messages(backend, 2).get(1)).isEqualTo(Message.assistant(OSLO));
    }

    @Test
    void budgetsEndTheLoop() {
        String[] many = {OSLO, BERGEN, city("A"), city("B"), city("C"), city("D")};
        Outcome all = run(ScriptedBackend.of(many), AdaptivePolicy.DEFAULT);
        assertThat(all.trace().stopReason()).isEqualTo(StopReason.REFINE_BUDGET);
        assertThat(cities(all)).containsExactly("\"C\"");

        Outcome off = run(ScriptedBackend.of(OSLO), AdaptivePolicy.off());
        assertThat(off.trace().stopReason()).isEqualTo(StopReason.SINGLE_PASS);

        ScriptedBackend.Builder metered = ScriptedBackend.builder();
        for (String text : many) {
            metered.then(new Completion(text, FinishReason.STOP, new Usage(40, 10)));
        }
        Outcome tokens = run(metered.build(), AdaptivePolicy.DEFAULT.withTokenBudget(100));
        assertThat(tokens.trace().stopReason()).isEqualTo(StopReason.TOKEN_BUDGET);
        assertThat(tokens.trace().usage()).isEqualTo(new Usage(80, 20));
        assertThat(cities(tokens)).containsExactly("\"Bergen\"");
    }

    @Test
    void cancellationKeepsTheLastValidAnswer() {
        Cancellation cancellation = Cancellation.create();
        List<GenerationRequest> seen = new ArrayList<>();
        Backend backend = new DelegatingBackend(ScriptedBackend.of(OSLO, BERGEN), request -> {
            seen.add(request);
            cancellation.cancel();
        });
        try (ToolAgent agent = ToolAgent.builder().backend(backend).build()) {
            Outcome outcome = agent.invoke("weather?", TOOLS, cancellation);
            assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CANCELLED);
            assertThat(seen).hasSize(1);
            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);

            Outcome before = agent.invoke("weather?", TOOLS, cancellation);
            assertThat(before.trace().attempts()).isEmpty();
            assertThat(before).isInstanceOfSatisfying(Outcome.Rejected.class,
                    rejected -> assertThat(rejected.message()).isEqualTo("cancelled before the first attempt"));
        }
    }

    @Test
    void cancellationDuringRefinementReturnsTheCallBefore() {
        Cancellation cancellation = Cancellation.create();
        Backend backend = new DelegatingBackend(ScriptedBackend.of(OSLO), request -> {
            if (((Prompt.Chat) request.prompt()).messages().size() > 1) {
                cancellation.cancel();
            }
        });
        Outcome outcome = ToolAgent.builder().backend(backend).build().invoke("weather?", TOOLS, cancellation);
        assertThat(cities(outcome)).containsExactly("\"Oslo\"");
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CANCELLED);
    }

    @Test
    void aRefinementThatDoesNotFitTheContextEndsTheLoop() {
        Backend backend = new DelegatingBackend(ScriptedBackend.of(OSLO), request -> {
            if (((Prompt.Chat) request.prompt()).messages().size() > 1) {
                throw new ToolaceException(ErrorId.INPUT_CONTEXT, "2049 tokens, 2048 fit");
            }
        });
        Outcome outcome = ToolAgent.builder().backend(backend).build().invoke("weather?", TOOLS);
        assertThat(cities(outcome)).containsExactly("\"Oslo\"");
        assertThat(outcome.trace().stopReason()).isEqualTo(StopReason.CONTEXT_LENGTH);
    }

    private static Outcome run(ScriptedBackend backend, StoppingPolicy policy) {
        try (ToolAgent agent = ToolAgent.builder().backend(backend).policy(policy).build()) {
            return agent.invoke("weather?", TOOLS);
        }
    }

    private static String city(String name) {
        return OSLO.replace("Oslo", name);
    }

    private static List<Message> messages(ScriptedBackend backend, int index) {
        return ((Prompt.Chat) backend.requests().get(index).prompt()).messages();
    }

    private static List<String> cities(Outcome outcome) {
        return ((Outcome.Calls) outcome).calls().stream()
                .map(call -> String.valueOf(call.arguments().get("city"))).toList();
    }
}

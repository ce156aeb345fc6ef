package dev.toolace.refine;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Attempt;
import dev.toolace.Attempt.Kind;
import dev.toolace.ErrorId;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.Usage;
import dev.toolace.call.Call;
import dev.toolace.validation.ValidationError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptivePolicyTest {

    private static final AdaptivePolicy POLICY = AdaptivePolicy.DEFAULT;

    @Test
    void refinesAFirstValidAnswerAndStopsWhenItComesBack() {
        assertThat(decide(POLICY, valid("a"))).isEqualTo(Decision.REFINE);
        assertThat(decide(POLICY, valid("a"), valid("a"))).isEqualTo(Decision.stop(StopReason.UNCHANGED));
        assertThat(decide(POLICY, valid("a"), valid("b"))).isEqualTo(Decision.REFINE);
        assertThat(decide(POLICY, noCall(), noCall())).isEqualTo(Decision.stop(StopReason.UNCHANGED));
        assertThat(decide(POLICY, noCall(), valid("a"))).isEqualTo(Decision.REFINE);
    }

    @Test
    void sameMeansCanonicallyTheSame() {
        Attempt one = attempt("1", List.of(new Call("f", object("{\"a\":1,\"b\":2}"))), List.of(), FinishReason.STOP);
        Attempt two = attempt("2", List.of(new Call("f", object("{\"b\":2.0,\"a\":1e0}"))), List.of(), FinishReason.STOP);
        assertThat(decide(POLICY, one, two)).isEqualTo(Decision.stop(StopReason.UNCHANGED));
    }

    @Test
    void endsCycles() {
        assertThat(decide(POLICY, valid("a"), valid("b"), valid("a"))).isEqualTo(Decision.stop(StopReason.CYCLE));
        assertThat(decide(POLICY, valid("a"), valid("b"), valid("c"), valid("a")))
                .isEqualTo(Decision.stop(StopReason.CYCLE));
        assertThat(decide(POLICY, noCall(), valid("a"), noCall())).isEqualTo(Decision.stop(StopReason.CYCLE));
    }

    @Test
    void correctsInvalidAnswersWithinTheirOwnBudget() {
        assertThat(decide(POLICY, invalid("x"))).isEqualTo(Decision.CORRECT);
        assertThat(decide(POLICY, invalid("x"), corrected(invalid("y")))).isEqualTo(Decision.CORRECT);
        assertThat(decide(POLICY, invalid("x"), corrected(invalid("y")), corrected(invalid("z"))))
                .isEqualTo(Decision.stop(StopReason.CORRECT_BUDGET));
        assertThat(decide(POLICY, invalid("x"), corrected(valid("a")))).isEqualTo(Decision.REFINE);
        assertThat(decide(POLICY.withCorrectBudget(0), invalid("x"))).isEqualTo(Decision.stop(StopReason.CORRECT_BUDGET));
    }

    @Test
    void aCorrectionThatRepeatsTheMistakeEndsTheLoop() {
        assertThat(decide(POLICY, invalid("x"), corrected(invalid("x")))).isEqualTo(Decision.stop(StopReason.UNCHANGED));
    }

    @Test
    void anInvalidRefinementEndsTheLoop() {
        assertThat(decide(POLICY, valid("a"), refined(invalid("x"))))
                .isEqualTo(Decision.stop(StopReason.INVALID_REFINEMENT));
    }

    @Test
    void countsRounds() {
        assertThat(decide(POLICY, valid("a"), refined(valid("b")), refined(valid("c")), refined(valid("d"))))
                .isEqualTo(Decision.REFINE);
        Attempt[] five = {valid("a"), refined(valid("b")), refined(valid("c")), refined(valid("d")), refined(valid("e"))};
        assertThat(decide(POLICY, five)).isEqualTo(Decision.stop(StopReason.REFINE_BUDGET));
        Attempt[] mixed = {invalid("x"), corrected(valid("b")), refined(valid("c")), refined(valid("d")), refined(valid("e"))};
        assertThat(decide(POLICY, mixed)).isEqualTo(Decision.stop(StopReason.ROUND_BUDGET));
        assertThat(decide(POLICY.withMaxRounds(1), invalid("x"))).isEqualTo(Decision.stop(StopReason.ROUND_BUDGET));
        assertThat(decide(POLICY.withRefineBudget(1), valid("a"), refined(valid("b"))))
                .isEqualTo(Decision.stop(StopReason.REFINE_BUDGET));
    }

    @Test
    void keepsTokenAndTimeBudgets() {
        List<Attempt> one = List.of(valid("a"));
        History used = new History(one, new Usage(90, 10), Duration.ofSeconds(3), false);
        assertThat(POLICY.withTokenBudget(101).decide(used)).isEqualTo(Decision.REFINE);
        assertThat(POLICY.withTokenBudget(100).decide(used)).isEqualTo(Decision.stop(StopReason.TOKEN_BUDGET));
        assertThat(POLICY.withTimeBudget(Duration.ofSeconds(4)).decide(used)).isEqualTo(Decision.REFINE);
        assertThat(POLICY.withTimeBudget(Duration.ofSeconds(3)).decide(used)).isEqualTo(Decision.stop(StopReason.TIME_BUDGET));
    }

    @Test
    void stopsOnCutOffAndCancellation() {
        Attempt cut = attempt("[", List.of(), List.of(), FinishReason.LENGTH);
        assertThat(decide(POLICY, cut)).isEqualTo(Decision.stop(StopReason.CUT_OFF));
        Attempt cancelled = attempt("[", List.of(), List.of(), FinishReason.CANCELLED);
        assertThat(decide(POLICY, cancelled)).isEqualTo(Decision.stop(StopReason.CANCELLED));
        assertThat(POLICY.decide(new History(List.of(valid("a")), Usage.NONE, Duration.ZERO, true)))
                .isEqualTo(Decision.stop(StopReason.CANCELLED));
    }

    @Test
    void offMakesASinglePassButCorrects() {
        AdaptivePolicy off = AdaptivePolicy.off();
        assertThat(decide(off, valid("a"))).isEqualTo(Decision.stop(StopReason.SINGLE_PASS));
        assertThat(decide(off, invalid("x"))).isEqualTo(Decision.CORRECT);
        assertThat(decide(off, invalid("x"), corrected(valid("a")))).isEqualTo(Decision.stop(StopReason.SINGLE_PASS));
        assertThat(decide(off.withCorrectBudget(0), invalid("x"))).isEqualTo(Decision.stop(StopReason.SINGLE_PASS));
    }

    @Test
    void fixedGoesOnWhetherOrNotAnythingChanges() {
        AdaptivePolicy two = AdaptivePolicy.fixed(2);
        assertThat(decide(two, valid("a"), refined(valid("a")))).isEqualTo(Decision.REFINE);
        assertThat(decide(two, valid("a"), refined(valid("a")), refined(valid("a"))))
                .isEqualTo(Decision.stop(StopReason.REFINE_BUDGET));
        assertThat(decide(AdaptivePolicy.fixed(0), valid("a"))).isEqualTo(Decision.stop(StopReason.SINGLE_PASS));
    }

    @Test
    void refusesValuesOutOfRange() {
        assertError(ErrorId.CONFIG, () -> POLICY.withMaxRounds(0), "maxRounds");
        assertError(ErrorId.CONFIG, () -> POLICY.withMaxRounds(65), "maxRounds");
        assertError(ErrorId.CONFIG, () -> POLICY.withRefineBudget(-1), "refineBudget");
        assertError(ErrorId.CONFIG, () -> POLICY.withCorrectBudget(-1), "correctBudget");
        assertError(ErrorId.CONFIG, () -> POLICY.withTokenBudget(-1), "tokenBudget");
        assertError(ErrorId.CONFIG, () -> new History(List.of(), Usage.NONE, Duration.ZERO, false));
    }

    private static Decision decide(AdaptivePolicy policy, Attempt... attempts) {
        List<Attempt> numbered = new ArrayList<>(List.of(attempts));
        return policy.decide(new History(numbered, Usage.NONE, Duration.ZERO, false));
    }

    private static Attempt valid(String name) {
        return attempt(name, List.of(Call.of(name)), List.of(), FinishReason.STOP);
    }

    private static Attempt noCall() {
        return attempt("no", List.of(), List.of(), FinishReason.STOP);
    }

    private static Attempt invalid(String text) {
        ValidationError error = new ValidationError("f", 0, "", "required", "required property 'x' is missing");
        return attempt(text, List.of(Call.of("f")), List.of(error), FinishReason.STOP);
    }

    private static Attempt corrected(Attempt attempt) {
        return as(Kind.CORRECT, attempt);
    }

    private static Attempt refined(Attempt attempt) {
        return as(Kind.REFINE, attempt);
    }

    private static Attempt as(Kind kind, Attempt a) {
        return new Attempt(a.round(), kind, a.text(), a.calls(), a.errors(), a.failure(), a.finishReason(), a.usage(),
                a.duration(), a.kept());
    }

    private static Attempt attempt(String text, List<Call> calls, List<ValidationError> errors, FinishReason reason) {
        return new Attempt(0, Kind.FIRST, text, calls, errors, null, reason, Usage.NONE, Duration.ZERO, false);
    }
}

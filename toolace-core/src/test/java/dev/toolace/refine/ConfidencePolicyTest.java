package dev.toolace.refine;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.toolace.Attempt;
import dev.toolace.Attempt.Kind;
import dev.toolace.ErrorId;
import dev.toolace.backend.FinishReason;
import dev.toolace.backend.Usage;
import dev.toolace.call.Call;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfidencePolicyTest {

    private static final ConfidencePolicy POLICY = new ConfidencePolicy(AdaptivePolicy.DEFAULT, 0.9);

    @Test
    void sparesTheRoundWhereTheModelIsSureOfTheWholeAnswer() {
        assertThat(decide(attempt(FinishReason.STOP, 0.99, 0.95))).isEqualTo(Decision.stop(StopReason.CONFIDENT));
        assertThat(decide(attempt(FinishReason.STOP, 0.95, 0.94))).isEqualTo(Decision.REFINE);
        assertThat(attempt(FinishReason.STOP, 0.5, 0.5).logProbability().orElse(0))
                .isCloseTo(Math.log(0.25), within(1e-12));
    }

    @Test
    void withoutProbabilitiesTheOtherPolicyDecides() {
        assertThat(decide(attempt(FinishReason.STOP))).isEqualTo(Decision.REFINE);
        assertThat(attempt(FinishReason.STOP).logProbability()).isEmpty();
    }

    @Test
    void whatIsInvalidOrDoneStaysWithTheOtherPolicy() {
        assertThat(decide(attempt(FinishReason.LENGTH, 1))).isEqualTo(Decision.stop(StopReason.CUT_OFF));
        Attempt sure = attempt(FinishReason.STOP, 1);
        assertThat(POLICY.decide(new History(List.of(sure, sure), Usage.NONE, Duration.ZERO, false)))
                .isEqualTo(Decision.stop(StopReason.UNCHANGED));
    }

    @Test
    void theThresholdIsEnoughAndHasADefault() {
        ConfidencePolicy policy = new ConfidencePolicy(AdaptivePolicy.DEFAULT);
        assertThat(policy.least()).isEqualTo(ConfidencePolicy.DEFAULT_LEAST).isEqualTo(0.95);
        History history = new History(List.of(attempt(FinishReason.STOP, 0.95)), Usage.NONE, Duration.ZERO, false);
        assertThat(policy.decide(history)).isEqualTo(Decision.stop(StopReason.CONFIDENT));
        History lower = new History(List.of(attempt(FinishReason.STOP, 0.9499)), Usage.NONE, Duration.ZERO, false);
        assertThat(policy.decide(lower)).isEqualTo(Decision.REFINE);
    }

    @Test
    void refusesWhatIsNoProbability() {
        for (double least : new double[] {0, -1, 1.1, Double.NaN}) {
            assertError(ErrorId.CONFIG, () -> new ConfidencePolicy(AdaptivePolicy.DEFAULT, least));
        }
    }

    private static Decision decide(Attempt attempt) {
        return POLICY.decide(new History(List.of(attempt), Usage.NONE, Duration.ZERO, false));
    }

    private static Attempt attempt(FinishReason reason, double... probabilities) {
        List<Double> logs = Arrays.stream(probabilities).map(Math::log).boxed().toList();
        return new Attempt(0, Kind.FIRST, "f", List.of(new Call("f", object("{}"))), List.of(), null, reason,
                Usage.NONE, Duration.ZERO, false, List.of(), List.of(), logs);
    }
}

package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrainingPlanTest {

    private static final TrainingPlan PLAN = new TrainingPlan(1000, 0.5, 10, 0.25, 64, 32, 2, 1, 1);

    @Test
    void warmsUpStaysAndFalls() {
        assertThat(PLAN.rate(1, 0)).isCloseTo(0.05, within(1e-12));
        assertThat(PLAN.rate(5, 100)).isCloseTo(0.25, within(1e-12));
        assertThat(PLAN.rate(10, 200)).isCloseTo(0.5, within(1e-12));
        assertThat(PLAN.rate(50, 750)).isCloseTo(0.5, within(1e-12));
        assertThat(PLAN.rate(60, 875)).isCloseTo(0.25, within(1e-12));
        assertThat(PLAN.rate(70, 999)).isCloseTo(0.005, within(1e-12));
    }

    @Test
    void neverReachesZeroAndNeverRisesAfterTheWarmUp() {
        double before = PLAN.rate(10, 0);
        for (long seen = 0; seen <= 2000; seen += 10) {
            double rate = PLAN.rate(10, seen);
            assertThat(rate).isPositive().isLessThanOrEqualTo(before);
            before = rate;
        }
        assertThat(new TrainingPlan(1000, 0.5, 10, 0, 64, 32, 2, 1, 1).rate(10, 1000)).isEqualTo(0.5);
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> TrainingPlan.nano(0, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrainingPlan.nano(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                new TrainingPlan(1, 0, 1, 0, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                new TrainingPlan(1, 1, 1, 2, 1, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}

package dev.toolace.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatsTest {

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Stats.of(List.of(9.0, 1.0, 2.0))).isEqualTo(new Stats(2, 1, 9, 3));
        assertThat(Stats.of(List.of(9.0, 1.0, 2.0, 3.0))).isEqualTo(new Stats(2.5, 1, 9, 4));
        assertThat(Stats.of(List.of(4.0))).isEqualTo(new Stats(4, 4, 4, 1));
    }

    @Test
    void whatIsNoNumberHasNoStatistics() {
        assertThatIllegalArgumentException().isThrownBy(() -> Stats.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Stats.of(List.of(1.0, Double.NaN)));
        assertThatIllegalArgumentException().isThrownBy(() -> Stats.of(List.of(1.0, Double.POSITIVE_INFINITY)));
    }

    @Test
    void theLongestTimeIsTheSmallestRate() {
        assertThat(new Stats(20, 10, 50, 3).rateOf(100)).isEqualTo(new Stats(5000, 2000, 10_000, 3));
    }

    @Test
    void numbersAreShownWithFourDigits() {
        assertThat(new Stats(1.23456, 0.000123456, 123456, 9).toJson().toJson())
                .isEqualTo("{\"median\":1.235,\"min\":0.0001235,\"max\":123500,\"runs\":9}");
        assertThat(Stats.number(0).toJson()).isEqualTo("0");
    }
}

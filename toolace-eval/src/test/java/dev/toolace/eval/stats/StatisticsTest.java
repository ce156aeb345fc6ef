package dev.toolace.eval.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void mcNemarIsTheBinomialTest() {
        // binom.test(1, 9): 2 * (1 + 9) / 512; mid-p is less by 9 / 512.
        assertThat(McNemar.of(1, 8).exact()).isCloseTo(20.0 / 512, within(1e-12));
        assertThat(McNemar.of(1, 8).midP()).isCloseTo(11.0 / 512, within(1e-12));
        assertThat(McNemar.of(8, 1).exact()).isEqualTo(McNemar.of(1, 8).exact());
        assertThat(McNemar.of(0, 0)).isEqualTo(new McNemar(0, 0, 1, 1));
        assertThat(McNemar.of(3, 3).exact()).isEqualTo(1);
        assertThat(McNemar.of(3, 3).midP()).isCloseTo(1 - 20.0 / 64 / 2, within(1e-12));
        assertThat(McNemar.of(0, 2000).exact()).isBetween(0.0, 1e-300);
        assertThat(McNemar.of(700, 800).exact()).isBetween(0.009, 0.012);
    }

    @Test
    void theBootstrapIsSeededAndHoldsTheMean() {
        double[] values = new double[200];
        Arrays.fill(values, 0, 120, 1);
        Interval interval = Bootstrap.ofMean(values, 1);
        assertThat(interval).isEqualTo(Bootstrap.ofMean(values, 1)).isNotEqualTo(Bootstrap.ofMean(values, 2));
        // A normal approximation: 0.6 plus or minus 1.96 * sqrt(0.24 / 200).
        assertThat(interval.low()).isCloseTo(0.532, within(0.015));
        assertThat(interval.high()).isCloseTo(0.668, within(0.015));
        assertThat(Bootstrap.ofMean(new double[] {1, 1, 1}, 1)).isEqualTo(new Interval(1, 1));
        assertThat(Bootstrap.ofMean(new double[0], 1)).isEqualTo(new Interval(0, 0));
    }

    @Test
    void passHatKIsTheChanceThatAllOfKAreRight() {
        assertThat(PassHatK.of(List.of(2), 4, 1)).isEqualTo(0.5);
        assertThat(PassHatK.of(List.of(2), 4, 2)).isCloseTo(1.0 / 6, within(1e-12));
        assertThat(PassHatK.of(List.of(2), 4, 3)).isZero();
        assertThat(PassHatK.of(List.of(4, 0), 4, 4)).isEqualTo(0.5);
        assertThat(PassHatK.of(List.of(), 4, 1)).isZero();
    }
}

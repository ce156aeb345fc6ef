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

    @Test
    void wilsonsIntervalHoldsTheSharesThatTheScoreTestDoesNotRefuse() {
        assertThat(Wilson.of(0, 381).low()).isZero();
        assertThat(Wilson.of(0, 381).high()).isCloseTo(1.96 * 1.96 / (381 + 1.96 * 1.96), within(1e-6));
        assertThat(Wilson.of(7, 7).high()).isEqualTo(1);
        assertThat(Wilson.of(0, 0)).isEqualTo(new Interval(0, 1));
        for (int n = 1; n < 60; n++) {
            for (int k = 0; k <= n; k++) {
                Interval one = Wilson.of(k, n);
                for (double end : new double[] {one.low(), one.high()}) {
                    double score = Math.abs((double) k / n - end);
                    assertThat(score).isCloseTo(1.959964 * Math.sqrt(end * (1 - end) / n), within(1e-6));
                }
                assertThat(one.low() + Wilson.of(n - k, n).high()).as("symmetry").isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void theAreaUnderTheRiskCoverageCurveIsTheMeanOfTheRisks() {
        // Risks at 1 to 4 of 4: 0, 0, 1/3, 2/4.
        List<Boolean> wrong = List.of(false, false, true, true);
        assertThat(RiskCoverage.area(List.of(4.0, 3.0, 2.0, 1.0), wrong))
                .isCloseTo((1.0 / 3 + 0.5) / 4, within(1e-12));
        assertThat(RiskCoverage.area(List.of(1.0, 2.0, 3.0, 4.0), wrong))
                .isCloseTo((1 + 1 + 2.0 / 3 + 0.5) / 4, within(1e-12));
        assertThat(RiskCoverage.area(List.of(7.0, 7.0, 7.0, 7.0), wrong)).as("nothing told")
                .isCloseTo(0.5, within(1e-12));
        assertThat(RiskCoverage.area(List.of(1.0, 0.5, 0.5), List.of(false, false, true)))
                .as("ties in both orders").isCloseTo((0 + (0.5 / 2) + 1.0 / 3) / 3, within(1e-12));
        assertThat(RiskCoverage.area(List.of(), List.of())).isZero();
    }
}

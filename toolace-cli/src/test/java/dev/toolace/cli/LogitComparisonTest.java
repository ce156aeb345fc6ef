package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonNumber;
import org.junit.jupiter.api.Test;

class LogitComparisonTest {

    private final LogitComparison comparison = new LogitComparison();

    @Test
    void nothingComparedIsNothingWrong() {
        assertThat(comparison.within(0)).isTrue();
        assertThat(comparison.toJson().toJson()).isEqualTo("{\"prompts\":0,\"largest_error\":0,\"mean_error\":0,"
                + "\"worst\":null,\"same_first_token\":0,\"greedy_tokens\":0,\"greedy_agreeing\":0,\"greedy_prompts\":0}");
    }

    @Test
    void errorsAreSharesOfTheLargestLogit() {
        comparison.logits(JsonNumber.of(1), new float[] {1, -4}, new double[] {1, -4});
        comparison.logits(JsonNumber.of(2), new float[] {1, 3}, new double[] {2, -4});
        comparison.logits(JsonNumber.of(3), new float[] {0, 2}, new double[] {0, 1});
        assertThat(comparison.toJson().toJson()).startsWith(
                "{\"prompts\":3,\"largest_error\":1.75,\"mean_error\":0.917,\"worst\":2,\"same_first_token\":2,");
        assertThat(comparison.within(1.75)).isTrue();
        assertThat(comparison.within(1.7)).isFalse();
    }

    @Test
    void whatIsNoNumberIsBeyondEveryTolerance() {
        comparison.logits(JsonNumber.of(1), new float[] {Float.NaN, 0}, new double[] {1, 0});
        comparison.logits(JsonNumber.of(2), new float[] {1, 0}, new double[] {1, Double.NaN});
        comparison.logits(JsonNumber.of(3), new float[] {0, 0}, new double[] {0, 0});
        assertThat(comparison.toJson().toJson()).contains("\"largest_error\":null,\"mean_error\":null,\"worst\":1");
        assertThat(comparison.within(1e300)).isFalse();
    }

    @Test
    void tokensCountUpToTheFirstDifference() {
        comparison.greedy(new int[] {1, 2, 3}, new int[] {1, 2, 3});
        comparison.greedy(new int[] {1, 9, 3}, new int[] {1, 2, 3});
        comparison.greedy(new int[] {1}, new int[] {1, 2, 3});
        comparison.greedy(new int[0], new int[0]);
        assertThat(comparison.toJson().toJson())
                .endsWith("\"greedy_tokens\":9,\"greedy_agreeing\":5,\"greedy_prompts\":2}");
    }
}

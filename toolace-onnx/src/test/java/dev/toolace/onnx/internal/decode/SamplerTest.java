package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.toolace.backend.GenerationOptions;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final FloatBuffer LOGITS = FloatBuffer.wrap(new float[] {
        (float) Math.log(0.1), (float) Math.log(0.4), (float) Math.log(0.2), (float) Math.log(0.3)});

    private static GenerationOptions options(double temperature, int topK, double topP, long seed) {
        return new GenerationOptions(1, temperature, topK, topP, seed, List.of());
    }

    private static double[] shares(GenerationOptions options) {
        Sampler sampler = new Sampler(options);
        double[] shares = new double[4];
        for (int i = 0; i < 20_000; i++) {
            shares[sampler.next(LOGITS)] += 1 / 20_000.0;
        }
        return shares;
    }

    @Test
    void greedyTakesTheFirstOfTheLikeliest() {
        assertThat(new Sampler(options(0, 0, 1, 1)).next(LOGITS)).isEqualTo(1);
        assertThat(Sampler.likeliest(FloatBuffer.wrap(new float[] {1, 3, 3, Float.NaN}))).isEqualTo(1);
        assertThatThrownBy(() -> Sampler.likeliest(FloatBuffer.wrap(new float[] {Float.NaN}))).hasMessageStartingWith("TA-MODEL-009");
    }

    @Test
    void drawsByProbability() {
        double[] shares = shares(options(1, 0, 1, 5));
        assertThat(shares[0]).isCloseTo(0.1, within(0.015));
        assertThat(shares[1]).isCloseTo(0.4, within(0.015));
        assertThat(shares[3]).isCloseTo(0.3, within(0.015));
    }

    @Test
    void temperatureSharpens() {
        double sum = 0.01 + 0.16 + 0.04 + 0.09;
        assertThat(shares(options(0.5, 0, 1, 6))[1]).isCloseTo(0.16 / sum, within(0.015));
    }

    @Test
    void topKKeepsTheLikeliest() {
        double[] shares = shares(options(1, 2, 1, 7));
        assertThat(shares[0] + shares[2]).isZero();
        assertThat(shares[1]).isCloseTo(4 / 7.0, within(0.015));
    }

    @Test
    void topPKeepsTheSmallestSetThatReachesIt() {
        double[] shares = shares(options(1, 0, 0.65, 8));
        assertThat(shares[0] + shares[2]).isZero();
        assertThat(shares(options(1, 0, 0.75, 8))[2]).isCloseTo(2 / 9.0, within(0.015));
        assertThat(shares(options(1, 0, 1e-9, 8))[1]).isCloseTo(1, within(1e-9));
    }

    @Test
    void oneSeedGivesOneSequence() {
        Sampler first = new Sampler(options(1, 0, 0.99, 9));
        Sampler second = new Sampler(options(1, 0, 0.99, 9));
        for (int i = 0; i < 100; i++) {
            assertThat(first.next(LOGITS)).isEqualTo(second.next(LOGITS));
        }
    }

    @Test
    void logProbabilitiesAreNormalized() {
        FloatBuffer shifted = FloatBuffer.wrap(new float[] {1000, 1001, 999});
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += Math.exp(Sampler.logProbability(shifted, i));
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
        assertThat(Sampler.logProbability(LOGITS, 3)).isCloseTo(Math.log(0.3), within(1e-6));
    }
}

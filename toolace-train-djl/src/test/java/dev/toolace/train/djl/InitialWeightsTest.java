package dev.toolace.train.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InitialWeightsTest {

    private static final LlamaConfig NANO = new LlamaConfig(600, 192, 512, 4, 6, 2048, 10_000, 1e-5);

    @Test
    void theSeedDeterminesEveryWeight() {
        assertThat(new InitialWeights(NANO, 1).queryKeyValue(0)).isEqualTo(new InitialWeights(NANO,
                1).queryKeyValue(0));
        assertThat(new InitialWeights(NANO, 1).queryKeyValue(0)).isNotEqualTo(new InitialWeights(NANO,
                2).queryKeyValue(0));
    }

    @Test
    void everyWeightIsANumberOfModerateSize() {
        InitialWeights weights = new InitialWeights(NANO, 1);
        List<float[]> all = new ArrayList<>(List.of(weights.embedding(), weights.gateUp(), weights.down()));
        for (int layer = 0; layer < 3; layer++) {
            all.add(weights.queryKeyValue(layer));
            all.add(weights.output(layer));
        }
        for (float[] values : all) {
            for (float value : values) {
                assertThat(Math.abs(value)).isLessThan(10f);
            }
        }
    }

    /**
     * The circuit that is laid out works before any training: what occurred before is expected to go on as it did then.
     */
    @Test
    void anUntrainedModelCopiesWhatItHasSeen() {
        double first = 0;
        double second = 0;
        try (NDManager manager = NDManager.newBaseManager();
                GradientWorkers workers = new GradientWorkers(
                        new LlamaModel(NANO, new Parameters(manager, NANO, 17)), manager, 1)) {
            for (int seed = 0; seed < 4; seed++) {
                int[] once = new Random(seed).ints(0, NANO.vocabularySize()).distinct().limit(40).toArray();
                first += loss(workers, once, false);
                second += loss(workers, once, true);
            }
        }
        assertThat(second).isLessThan(first - 4 * 39 * 0.5);
    }

    @Test
    void aModelTooNarrowForItsHeadsIsRefused() {
        assertThatThrownBy(() -> new InitialWeights(new LlamaConfig(40, 32, 24, 2, 2, 64, 10_000, 1e-5), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Loss of the tokens but the first, at their first or their second occurrence. */
    private static double loss(GradientWorkers workers, int[] once, boolean second) {
        int[] twice = new int[once.length * 2];
        float[] weights = new float[twice.length];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = once[i % once.length];
            weights[i] = i % once.length > 0 && i >= once.length == second ? 1 : 0;
        }
        return workers.add(List.of(List.of(new EncodedSample(twice, weights)))).loss();
    }
}

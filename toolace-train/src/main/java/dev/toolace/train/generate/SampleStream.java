package dev.toolace.train.generate;

import dev.toolace.format.CallFormat;
import dev.toolace.train.Dice;
import dev.toolace.train.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An endless stream of training samples, addressed by index, so that training resumes at any point: real samples, real
 * queries with new values, and generated ones. Immutable and safe to share between threads.
 */
public final class SampleStream {

    private final SampleGenerator generator;
    private final SampleGenerator inventing;
    /**
     * The first samples are over short invented tools only: copying, the circuit on which everything else rests,
     * is easier to learn where there is little else to learn.
     */
    private static final long WARM_UP = 6_000;

    private final CallFormat format;
    private final long seed;
    private final List<List<Sample>> sets;
    private final double[] weights;

    /**
     * A stream over training data.
     *
     * @param data what the training sets teach
     * @param format writes the answers of earlier turns
     * @param seed determines every sample
     */
    public SampleStream(TrainingData data, CallFormat format, long seed) {
        this.format = format;
        this.generator = data.trainingGenerator();
        this.inventing = data.inventingGenerator();
        this.seed = seed;
        this.sets = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        data.samples().forEach((set, samples) -> {
            if (!samples.isEmpty()) {
                sets.add(samples);
                shares.add(TrainingData.SETS.getOrDefault(set, 1.0));
            }
        });
        this.weights = shares.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * The sample at an index.
     *
     * @param index from 0
     * @return always the same sample for the same index, seed and data
     */
    public Sample at(long index) {
        Dice dice = new Dice(seed * 0x9E3779B97F4A7C15L + index * 0xBF58476D1CE4E5B9L);
        String id = "generated/" + seed + "/" + index;
        if (index < WARM_UP) {
            return inventing.session(id, format, dice);
        }
        switch (dice.weighted(66, 11, 23)) {
            case 0 -> {
                return dice.chance(0.7) ? generator.session(id, format, dice) : generator.next(id, dice);
            }
            case 1 -> {
                Optional<Sample> reworded = generator.reworded(id, dice);
                return reworded.isPresent() ? reworded.get() : generator.next(id, dice);
            }
            default -> {
                List<Sample> set = sets.get(dice.weighted(weights));
                return RealSamples.trimmed(dice.pick(set), dice.between(1, 5), dice);
            }
        }
    }
}

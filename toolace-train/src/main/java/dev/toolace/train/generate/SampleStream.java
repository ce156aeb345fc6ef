package dev.toolace.train.generate;

import dev.toolace.format.CallFormat;
import dev.toolace.train.Dice;
import dev.toolace.train.sample.Sample;
import dev.toolace.train.wording.QueryWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An endless stream of training samples, addressed by index, so that training resumes at any point: real samples, real
 * queries with new values, several of these in one request, and generated ones. Immutable and safe to share between threads.
 */
public final class SampleStream {

    private final SampleGenerator generator;
    private final SampleGenerator inventing;
    /**
     * The first samples are over short invented tools only: copying, the circuit on which everything else rests,
     * is easier to learn where there is little else to learn.
     */
    private static final long WARM_UP = 6_000;

    /** The longest real request, in characters, that is joined with others: who wants several things is brief. */
    private static final int BRIEF = 90;

    private final CallFormat format;
    private final long seed;
    private final RealDraw real;
    private final RealDraw realOneCall;
    private final QueryWriter writer;

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
        this.real = new RealDraw(data.samples(), sample -> true);
        this.realOneCall = new RealDraw(data.samples(), SampleStream::joinable);
        this.writer = new QueryWriter(data.phrasebook());
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
        return switch (dice.weighted(54, 9, 19, 18)) {
            case 0 -> generated(id, dice);
            case 1 -> generator.reworded(id, dice).orElseGet(() -> generated(id, dice));
            case 2 -> RealSamples.trimmed(real.draw(dice), dice.chance(0.75) ? dice.between(1, 5) : dice.between(6, 12), dice);
            default -> joined(id, dice).orElseGet(() -> generated(id, dice));
        };
    }

    private Sample generated(String id, Dice dice) {
        return dice.chance(0.7) ? generator.session(id, format, dice) : generator.next(id, dice);
    }

    private static boolean joinable(Sample sample) {
        return sample.calls().size() == 1 && sample.messages().get(0).content().length() <= BRIEF;
    }

    private Optional<Sample> joined(String id, Dice dice) {
        List<Sample> parts = new ArrayList<>();
        for (int count = dice.chance(0.85) ? 2 : 3; count > 0; count--) {
            Optional<Sample> reworded = dice.chance(0.4) ? generator.reworded(id, dice) : Optional.empty();
            parts.add(RealSamples.trimmed(reworded.filter(SampleStream::joinable)
                    .orElseGet(() -> realOneCall.draw(dice)), 3, dice));
        }
        return JoinedSamples.join(id, parts, writer, dice);
    }
}

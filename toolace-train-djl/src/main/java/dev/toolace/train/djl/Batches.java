package dev.toolace.train.djl;

import dev.toolace.train.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Plans batches chunk by chunk: the samples of a chunk are sorted by length, cut into micro-batches of similar length
 * and shuffled. A chunk is a function of its number, so that training resumes inside one. Not thread-safe.
 */
final class Batches {

    private static final int CHUNK = 2048;

    private final LongFunction<EncodedSample> source;
    private final int tokensPerMicroBatch;
    private final int longest;
    private long planned = -1;
    private List<List<EncodedSample>> plan = List.of();

    /**
     * @param source the encoded sample at an index
     * @param tokensPerMicroBatch bound on rows times the longest row
     * @param longest samples beyond this many tokens are left out
     */
    Batches(LongFunction<EncodedSample> source, int tokensPerMicroBatch, int longest) {
        this.source = source;
        this.tokensPerMicroBatch = tokensPerMicroBatch;
        this.longest = longest;
    }

    /**
     * The micro-batches of a chunk.
     *
     * @param number of the chunk, from 0
     * @return in the order of training; at least one, none of them empty
     * @throws IllegalStateException where every sample of the chunk is too long
     */
    List<List<EncodedSample>> chunk(long number) {
        if (planned != number) {
            plan = plan(number);
            planned = number;
        }
        return plan;
    }

    private List<List<EncodedSample>> plan(long number) {
        List<EncodedSample> samples = LongStream.range(number * CHUNK, (number + 1) * CHUNK)
                .parallel()
                .mapToObj(source)
                .filter(sample -> sample.length() <= longest)
                .sorted(Comparator.comparingInt(EncodedSample::length))
                .toList();
        List<List<EncodedSample>> batches = new ArrayList<>();
        List<EncodedSample> batch = new ArrayList<>();
        for (EncodedSample sample : samples) {
            if (!batch.isEmpty() && (batch.size() + 1) * sample.length() > tokensPerMicroBatch) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(sample);
        }
        if (batch.isEmpty()) {
            throw new IllegalStateException("no sample of chunk " + number + " has at most " + longest + " tokens");
        }
        batches.add(batch);
        return new Dice(number).shuffled(batches);
    }
}

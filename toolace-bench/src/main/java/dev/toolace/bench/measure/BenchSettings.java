package dev.toolace.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How much to measure. Immutable and safe for use by many threads.
 *
 * @param runs times that each ratio is measured, at least 1
 * @param warmUps times before, which do not count, at least
 * @param warmUp how long that goes on, at least
 * @param threads the most threads of the model, at least 1; rates are measured from 1 up to this
 * @param promptTokens length of the prompts that rates are measured with
 * @param decodedTokens tokens that rates of decoding are measured with
 */
public record BenchSettings(int runs, int warmUps, Duration warmUp, int threads, int promptTokens, int decodedTokens) {

    /** Runs of a ratio that is worth quoting. */
    public static final int RUNS = 9;

    private static final int QUICK_RUNS = 3;
    private static final int LAST_IN_A_ROW = 4;

    /**
     * The usual settings.
     *
     * @param quick fewer runs, for a minute at most with the nano model
     * @param threads the most threads, at least 1
     * @return the settings
     */
    public static BenchSettings of(boolean quick, int threads) {
        return new BenchSettings(quick ? QUICK_RUNS : RUNS, quick ? 1 : 2, Duration.ofSeconds(quick ? 1 : 5), threads, 256,
                64);
    }

    /**
     * These settings with another number of runs. A single one is not warmed up for long: it shows nothing but that it
     * works.
     *
     * @param value at least 1
     * @return new settings
     */
    public BenchSettings withRuns(int value) {
        return new BenchSettings(value, Math.min(warmUps, value), value == 1 ? Duration.ZERO : warmUp, threads,
                promptTokens, decodedTokens);
    }

    /**
     * Numbers of threads to measure rates with.
     *
     * @return 1 to 4, then twice as many each time, and the most
     */
    public List<Integer> threadCounts() {
        List<Integer> counts = new ArrayList<>();
        for (int count = 1; count < threads; count = count < LAST_IN_A_ROW ? count + 1 : 2 * count) {
            counts.add(count);
        }
        counts.add(threads);
        return counts;
    }
}

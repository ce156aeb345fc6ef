package dev.toolace.eval.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap of a mean: values are drawn with replacement, and the interval holds the middle 95 % of the
 * means (Efron and Tibshirani, An Introduction to the Bootstrap, chapter 13). Deterministic; stateless.
 */
public final class Bootstrap {

    /** How often the values are drawn. */
    public static final int RESAMPLES = 2000;

    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /**
     * The interval of a mean.
     *
     * @param values one for each independent test; the answers of several samples belong together, as their mean
     * @param seed of the random numbers; the same seed gives the same interval
     * @return the middle 95 %; from 0 to 0 without values
     */
    public static Interval ofMean(double[] values, long seed) {
        if (values.length == 0) {
            return new Interval(0, 0);
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            double sum = 0;
            for (int j = 0; j < values.length; j++) {
                sum += values[random.nextInt(values.length)];
            }
            means[i] = sum / values.length;
        }
        Arrays.sort(means);
        int cut = (int) Math.floor(RESAMPLES * TAIL);
        return new Interval(means[cut], means[RESAMPLES - 1 - cut]);
    }
}

package dev.toolace.bench.measure;

import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;

/**
 * What some runs of the same measurement gave. Immutable and safe for use by many threads.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param min the smallest
 * @param max the largest
 * @param runs how many
 */
public record Stats(double median, double min, double max, int runs) {

    private static final MathContext SHOWN = new MathContext(4);

    /**
     * Sums up runs.
     *
     * @param values at least one, all finite, in any order
     * @return their statistics
     * @throws IllegalArgumentException for no value, or one that is not finite
     */
    public static Stats of(Collection<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int count = sorted.length;
        if (count == 0 || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[count - 1])) {
            throw new IllegalArgumentException("no statistics of " + values);
        }
        double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        return new Stats(median, sorted[0], sorted[count - 1], count);
    }

    /**
     * These times in milliseconds as rates. The longest time gives the smallest rate.
     *
     * @param count what was done in each run
     * @return how much of it in a second
     */
    public Stats rateOf(int count) {
        return new Stats(1000 * count / median, 1000 * count / max, 1000 * count / min, runs);
    }

    /**
     * All of it.
     *
     * @return an object with {@code median}, {@code min}, {@code max} and {@code runs}
     */
    public JsonObject toJson() {
        return JsonObject.EMPTY.with("median", number(median)).with("min", number(min)).with("max", number(max))
                .with("runs", JsonNumber.of(runs));
    }

    /**
     * A number as reports show it.
     *
     * @param value any finite number
     * @return the number, rounded to four digits
     */
    public static JsonNumber number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
        return new JsonNumber(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }
}

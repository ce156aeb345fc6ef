package dev.toolace.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded choices for generators. The same seed gives the same choices on every platform. Not thread-safe. */
public final class Dice {

    private final Random random;

    /**
     * Starts a sequence of choices.
     *
     * @param seed determines every choice
     */
    public Dice(long seed) {
        this.random = new Random(mixed(seed));
    }

    /** Spreads neighbouring seeds apart, which Random alone does not (the finalizer of MurmurHash3). */
    private static long mixed(long seed) {
        long z = (seed ^ seed >>> 33) * 0xff51afd7ed558ccdL;
        z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
        return z ^ z >>> 33;
    }

    /**
     * A choice with the given probability.
     *
     * @param probability from 0 to 1
     * @return true that often
     */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /**
     * A whole number.
     *
     * @param low the least
     * @param high the greatest, included
     * @return one of them, all equally likely
     */
    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /**
     * A number, all equally likely.
     *
     * @return from 0 to below 1
     */
    public double unit() {
        return random.nextDouble();
    }

    /**
     * One of several.
     *
     * @param <T> what is chosen from
     * @param options not empty
     * @return one of them, all equally likely
     */
    public <T> T pick(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    /**
     * One of several texts.
     *
     * @param options not empty
     * @return one of them, all equally likely
     */
    public String pick(String... options) {
        return options[random.nextInt(options.length)];
    }

    /**
     * A new list in random order.
     *
     * @param <T> what the list holds
     * @param list left as it is
     * @return its shuffled copy
     */
    public <T> List<T> shuffled(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /**
     * An index by weight.
     *
     * @param weights none negative, not all zero
     * @return an index, as likely as its share of the weights
     */
    public int weighted(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double at = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}

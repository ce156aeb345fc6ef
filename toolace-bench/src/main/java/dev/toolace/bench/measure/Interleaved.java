package dev.toolace.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Measurements made in turn: all of them once, then all of them again. A machine that becomes slower for a while then
 * touches every measurement, and ratios within one round stay what they are. Confined to one thread.
 */
public final class Interleaved {

    private final Map<String, List<Double>> times = new LinkedHashMap<>();

    private Interleaved() {}

    /** One measurement. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does it. What has to be done before may be left out of the time.
         *
         * @param round counts from 0; those of warm-ups count on their own
         * @return the time taken, in any unit, above zero
         */
        double run(int round);
    }

    /**
     * Measures.
     *
     * @param warmUps rounds before, which do not count
     * @param rounds at least one
     * @param works by name; in each round they run in this order
     * @return all times
     */
    public static Interleaved run(int warmUps, int rounds, Map<String, Work> works) {
        return run(warmUps, Duration.ZERO, rounds, works);
    }

    /**
     * Measures with the number of runs of some settings, once the virtual machine had time to compile what runs often.
     *
     * @param settings how often, and how long before
     * @param works by name; in each round they run in this order
     * @return all times
     */
    static Interleaved run(BenchSettings settings, Map<String, Work> works) {
        return run(settings.warmUps(), settings.warmUp(), settings.runs(), works);
    }

    private static Interleaved run(int warmUps, Duration warmUp, int rounds, Map<String, Work> works) {
        Interleaved all = new Interleaved();
        works.keySet().forEach(name -> all.times.put(name, new ArrayList<>()));
        long start = System.nanoTime();
        for (int before = 0; before < warmUps || System.nanoTime() - start < warmUp.toNanos(); before++) {
            for (Work work : works.values()) {
                work.run(before % rounds);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Work> work : works.entrySet()) {
                all.of(work.getKey()).add(work.getValue().run(round));
            }
        }
        return all;
    }

    /**
     * How long one of them took.
     *
     * @param name of the work
     * @return in the unit of the work
     */
    public Stats times(String name) {
        return Stats.of(of(name));
    }

    /**
     * How long one took for each that another took; each round gives one ratio.
     *
     * @param name of the work
     * @param base of the work that it is held against
     * @return the ratios
     */
    public Stats ratio(String name, String base) {
        List<Double> above = of(name);
        List<Double> below = of(base);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < above.size(); round++) {
            ratios.add(above.get(round) / below.get(round));
        }
        return Stats.of(ratios);
    }

    private List<Double> of(String name) {
        return Objects.requireNonNull(times.get(name), name);
    }

    /**
     * The time of some work.
     *
     * @param work what to do
     * @return milliseconds
     */
    public static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}

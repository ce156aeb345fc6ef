package dev.toolace.bench.soak;

import java.nio.file.Path;
import java.util.List;

/**
 * How long to soak. Immutable and safe for use by many threads.
 *
 * @param model folder of the model
 * @param invocations that count, at least two rounds
 * @param warmUp invocations before, which do not count: the first ones fill caches, and the JVM compiles
 * @param threads that invoke
 * @param seed of everything that is drawn
 * @param round invocations between two looks at the process
 */
record SoakSettings(Path model, int invocations, int warmUp, int threads, long seed, int round) {

    /** The nano model after 5,000 invocations, for 100,000 more. */
    static final SoakSettings DEFAULT = new SoakSettings(
            Path.of("toolace-nano/src/main/resources/dev/toolace/nano/model"), 100_000, 5_000, 3, 1, 1_000);

    /** Checks the ranges. */
    SoakSettings {
        if (invocations < 2 * round || invocations % round != 0) {
            throw new IllegalArgumentException(
                    "--invocations must be a multiple of " + round + ", at least two, not " + invocations);
        }
        if (warmUp < 0 || warmUp % round != 0) {
            throw new IllegalArgumentException("--warm-up must be 0 or a multiple of " + round + ", not " + warmUp);
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("--threads must be 1 to 64, not " + threads);
        }
    }

    /**
     * Reads {@code --model DIR}, {@code --invocations N}, {@code --warm-up N}, {@code --threads N} and
     * {@code --seed N}.
     */
    static SoakSettings parse(List<String> args) {
        SoakSettings read = DEFAULT;
        for (int i = 0; i < args.size(); i += 2) {
            if (i + 1 == args.size()) {
                throw new IllegalArgumentException(args.get(i) + " needs a value");
            }
            read = read.with(args.get(i), args.get(i + 1));
        }
        return read;
    }

    private SoakSettings with(String option, String value) {
        return switch (option) {
            case "--model" -> new SoakSettings(Path.of(value), invocations, warmUp, threads, seed, round);
            case "--invocations" -> new SoakSettings(model, number(option, value), warmUp, threads, seed, round);
            case "--warm-up" -> new SoakSettings(model, invocations, number(option, value), threads, seed, round);
            case "--threads" -> new SoakSettings(model, invocations, warmUp, number(option, value), seed, round);
            case "--seed" -> new SoakSettings(model, invocations, warmUp, threads, number(option, value), round);
            default -> throw new IllegalArgumentException("no option " + option
                    + "; there are --model, --invocations, --warm-up, --threads and --seed");
        };
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a number, not " + value, e);
        }
    }
}

package dev.toolace.backend;

import java.time.Duration;
import java.util.List;

/**
 * A wish to stop, which one thread expresses and another looks at between tokens. Safe for use by many threads.
 * Once cancelled, always cancelled.
 */
public final class Cancellation {

    private static final long NEVER = Long.MAX_VALUE;

    private final List<Cancellation> others;
    private final long startNanos;
    private final long afterNanos;
    private volatile boolean cancelled;

    private Cancellation(List<Cancellation> others, long afterNanos) {
        this.others = others;
        this.startNanos = System.nanoTime();
        this.afterNanos = afterNanos;
    }

    /**
     * A cancellation that happens only by {@link #cancel()}.
     *
     * @return a new one
     */
    public static Cancellation create() {
        return new Cancellation(List.of(), NEVER);
    }

    /**
     * A cancellation that nobody else holds, so that it never happens.
     *
     * @return a new one
     */
    public static Cancellation none() {
        return create();
    }

    /**
     * A cancellation that happens by itself after some time, counted from now.
     *
     * @param time zero or negative for at once
     * @return a new one
     */
    public static Cancellation after(Duration time) {
        // Very long durations do not fit into nanoseconds: 292 years are never.
        long nanos = time.compareTo(Duration.ofDays(100_000)) >= 0 ? NEVER : time.toNanos();
        return new Cancellation(List.of(), nanos);
    }

    /**
     * A cancellation that happens when this one or the other does, or by its own {@link #cancel()}.
     *
     * @param other another one
     * @return a new one; cancelling it cancels neither of the two
     */
    public Cancellation or(Cancellation other) {
        return new Cancellation(List.of(this, other), NEVER);
    }

    /** Asks to stop. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Whether to stop.
     *
     * @return true once cancelled
     */
    public boolean isCancelled() {
        if (cancelled) {
            return true;
        }
        boolean now = (afterNanos != NEVER && System.nanoTime() - startNanos >= afterNanos)
                || others.stream().anyMatch(Cancellation::isCancelled);
        if (now) {
            cancelled = true;
        }
        return now;
    }
}

package dev.toolace;

import dev.toolace.backend.Usage;
import dev.toolace.refine.StopReason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Everything that happened on the way to an outcome. Immutable and safe for use by many threads.
 *
 * @param attempts in order; empty only if the host cancelled before the first
 * @param stopReason why there were no more
 * @param usage tokens of all attempts together
 * @param duration of the whole loop
 */
public record Trace(List<Attempt> attempts, StopReason stopReason, Usage usage, Duration duration) {

    /** Copies the attempts. */
    public Trace {
        attempts = List.copyOf(attempts);
        Objects.requireNonNull(stopReason);
        Objects.requireNonNull(usage);
        Objects.requireNonNull(duration);
    }
}

package dev.toolace.refine;

import dev.toolace.Attempt;
import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a policy decides on. Immutable and safe for use by many threads.
 *
 * @param attempts in order, at least one; copied
 * @param usage tokens of all attempts together
 * @param elapsed time since the loop began
 * @param cancelled whether the host has cancelled
 */
public record History(List<Attempt> attempts, Usage usage, Duration elapsed, boolean cancelled) {

    /** Copies the attempts. */
    public History {
        attempts = List.copyOf(attempts);
        Objects.requireNonNull(usage);
        Objects.requireNonNull(elapsed);
        if (attempts.isEmpty()) {
            throw new ToolaceException(ErrorId.CONFIG, "a history has at least one attempt");
        }
    }

    /**
     * The latest attempt.
     *
     * @return the last one
     */
    public Attempt last() {
        return attempts.get(attempts.size() - 1);
    }

    /**
     * The attempt before the latest.
     *
     * @return empty after the first attempt
     */
    public Optional<Attempt> previous() {
        return attempts.size() < 2 ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 2));
    }

    /**
     * The latest valid attempt.
     *
     * @return empty if none was valid so far
     */
    public Optional<Attempt> lastValid() {
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (attempts.get(i).valid()) {
                return Optional.of(attempts.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * How many attempts are of one kind.
     *
     * @param kind first, correct or refine
     * @return their number
     */
    public int count(Attempt.Kind kind) {
        return (int) attempts.stream().filter(attempt -> attempt.kind() == kind).count();
    }
}

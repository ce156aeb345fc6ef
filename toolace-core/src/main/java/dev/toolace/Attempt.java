package dev.toolace;

import dev.toolace.backend.FinishReason;
import dev.toolace.backend.Usage;
import dev.toolace.call.Call;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.format.Repair;
import dev.toolace.validation.Coercion;
import dev.toolace.validation.ValidationError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One generation of a refinement loop. Immutable and safe for use by many threads.
 *
 * @param round from 0
 * @param kind what the model was asked to do
 * @param text what it wrote
 * @param calls what was read of it; empty for no call and for a failure
 * @param errors of these calls against the offered tools
 * @param failure why the text could not be read or used; null otherwise
 * @param finishReason why the text ended
 * @param usage tokens of this generation
 * @param duration of this generation
 * @param kept whether the outcome was made of this attempt; of at most one attempt of a trace
 * @param repairs what had to be repaired before the text could be read, also where that was not allowed
 * @param coercions arguments that were replaced by what they spell; empty unless the agent does that
 * @param tokenLogProbabilities natural logarithm of each generated token's probability, in order; empty where the
 *     backend does not give them
 */
public record Attempt(
        int round,
        Kind kind,
        String text,
        List<Call> calls,
        List<ValidationError> errors,
        @Nullable String failure,
        FinishReason finishReason,
        Usage usage,
        Duration duration,
        boolean kept,
        List<Repair> repairs,
        List<Coercion> coercions,
        List<Double> tokenLogProbabilities) {

    /** What a generation was for. */
    public enum Kind {
        /** To answer the conversation. */
        FIRST,
        /** To write invalid calls again, knowing the errors. */
        CORRECT,
        /** To read a call over. */
        REFINE;

        /**
         * The name in JSON.
         *
         * @return lower case, such as {@code refine}
         */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the lists. */
    public Attempt {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(text);
        calls = List.copyOf(calls);
        errors = List.copyOf(errors);
        Objects.requireNonNull(finishReason);
        Objects.requireNonNull(usage);
        Objects.requireNonNull(duration);
        repairs = List.copyOf(repairs);
        coercions = List.copyOf(coercions);
        tokenLogProbabilities = List.copyOf(tokenLogProbabilities);
    }

    /**
     * An attempt that needed neither repairs nor coercions, of a backend without probabilities.
     *
     * @param round from 0
     * @param kind what the model was asked to do
     * @param text what it wrote
     * @param calls what was read of it
     * @param errors of these calls against the offered tools
     * @param failure why the text could not be read or used; null otherwise
     * @param finishReason why the text ended
     * @param usage tokens of this generation
     * @param duration of this generation
     * @param kept whether the outcome was made of this attempt
     */
    public Attempt(int round, Kind kind, String text, List<Call> calls, List<ValidationError> errors,
            @Nullable String failure, FinishReason finishReason, Usage usage, Duration duration, boolean kept) {
        this(round, kind, text, calls, errors, failure, finishReason, usage, duration, kept, List.of(), List.of(),
                List.of());
    }

    /**
     * Whether an outcome may be made of this attempt: it was not cut off, could be read, and has no errors.
     *
     * @return true for valid calls and for no call
     */
    public boolean valid() {
        return failure == null && errors.isEmpty() && finishReason == FinishReason.STOP;
    }

    /**
     * How sure the model was of its text: the natural logarithm of the probability of all its tokens together.
     *
     * @return at most 0; empty where the backend gives no probabilities
     */
    public OptionalDouble logProbability() {
        return tokenLogProbabilities.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(tokenLogProbabilities.stream().mapToDouble(Double::doubleValue).sum());
    }

    /**
     * Whether two valid attempts mean the same. No call equals no call, whatever the words.
     *
     * @param other another attempt
     * @return true if both are valid and their calls are canonically equal
     */
    public boolean sameAs(Attempt other) {
        return valid() && other.valid() && CanonicalCalls.same(calls, other.calls);
    }

    /**
     * This attempt, marked as the one that the outcome was made of.
     *
     * @return a new value
     */
    public Attempt asKept() {
        return new Attempt(round, kind, text, calls, errors, failure, finishReason, usage, duration, true,
                repairs, coercions, tokenLogProbabilities);
    }
}

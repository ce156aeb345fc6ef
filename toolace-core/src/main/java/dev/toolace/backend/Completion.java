package dev.toolace.backend;

import java.util.List;
import java.util.Objects;

/**
 * Generated text. Immutable and safe for use by many threads.
 *
 * @param text the text, without the stop text that ended it
 * @param finishReason why it ended
 * @param usage tokens used
 * @param tokenLogProbabilities natural logarithm of each generated token's probability, in order; empty where the
 *     backend does not give them
 */
public record Completion(
        String text, FinishReason finishReason, Usage usage, List<Double> tokenLogProbabilities) {

    /** Copies the list. */
    public Completion {
        Objects.requireNonNull(text);
        Objects.requireNonNull(finishReason);
        Objects.requireNonNull(usage);
        tokenLogProbabilities = List.copyOf(tokenLogProbabilities);
    }

    /**
     * A completion without log-probabilities.
     *
     * @param text the text
     * @param finishReason why it ended
     * @param usage tokens used
     */
    public Completion(String text, FinishReason finishReason, Usage usage) {
        this(text, finishReason, usage, List.of());
    }
}

package dev.toolace.backend;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;

/**
 * Tokens used. Immutable and safe for use by many threads.
 *
 * @param promptTokens tokens of the prompt
 * @param completionTokens tokens generated
 * @param cachedTokens those of the prompt that were taken from a cache and not computed again
 * @param draftedTokens tokens that were guessed, and read by the model several at a time
 * @param acceptedTokens those of them that the model would have written too
 */
public record Usage(
        int promptTokens, int completionTokens, int cachedTokens, int draftedTokens, int acceptedTokens) {

    /** Nothing used. */
    public static final Usage NONE = new Usage(0, 0);

    /**
     * Checks the ranges.
     *
     * @throws ToolaceException TA-CONFIG-001 for a negative number
     */
    public Usage {
        if (promptTokens < 0 || completionTokens < 0 || cachedTokens < 0 || draftedTokens < 0 || acceptedTokens < 0) {
            throw new ToolaceException(ErrorId.CONFIG, "token counts must not be negative");
        }
    }

    /**
     * The usage of a backend that neither caches nor drafts, or does not tell.
     *
     * @param promptTokens tokens of the prompt
     * @param completionTokens tokens generated
     */
    public Usage(int promptTokens, int completionTokens) {
        this(promptTokens, completionTokens, 0, 0, 0);
    }

    /**
     * Two usages together.
     *
     * @param other another usage
     * @return the sums
     */
    public Usage plus(Usage other) {
        return new Usage(promptTokens + other.promptTokens, completionTokens + other.completionTokens,
                cachedTokens + other.cachedTokens, draftedTokens + other.draftedTokens,
                acceptedTokens + other.acceptedTokens);
    }

    /**
     * Prompt and completion together.
     *
     * @return the sum, in tokens
     */
    public int total() {
        return promptTokens + completionTokens;
    }
}

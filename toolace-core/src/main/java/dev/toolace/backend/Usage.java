package dev.toolace.backend;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;

/**
 * Tokens used. Immutable and safe for use by many threads.
 *
 * @param promptTokens tokens of the prompt
 * @param completionTokens tokens generated
 */
public record Usage(int promptTokens, int completionTokens) {

    /** Nothing used. */
    public static final Usage NONE = new Usage(0, 0);

    /**
     * Checks the ranges.
     *
     * @throws ToolaceException TA-CONFIG-001 for a negative number
     */
    public Usage {
        if (promptTokens < 0 || completionTokens < 0) {
            throw new ToolaceException(ErrorId.CONFIG, "token counts must not be negative");
        }
    }

    /**
     * Both together.
     *
     * @param other another usage
     * @return the sums
     */
    public Usage plus(Usage other) {
        return new Usage(promptTokens + other.promptTokens, completionTokens + other.completionTokens);
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

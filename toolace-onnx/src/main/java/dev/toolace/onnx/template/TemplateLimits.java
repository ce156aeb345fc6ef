package dev.toolace.onnx.template;

/**
 * What one rendering may take: a template comes with a model, and models come from anywhere. Immutable, safe for use by
 * many threads.
 *
 * @param maxSteps turns of loops, calls, filters and operators, and more of them for large values; at least 1
 * @param maxCharacters length of the rendered text in UTF-16 units; at least 0
 * @param maxDepth macros, call blocks and recursive loops inside of each other; at least 1
 */
public record TemplateLimits(long maxSteps, int maxCharacters, int maxDepth) {
    /** Five million steps, sixteen million characters, a hundred levels: seconds of work at worst. */
    public static final TemplateLimits DEFAULT = new TemplateLimits(5_000_000, 16_000_000, 100);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is too small
     */
    public TemplateLimits {
        if (maxSteps < 1 || maxCharacters < 0 || maxDepth < 1) {
            throw new IllegalArgumentException("limits of " + maxSteps + ", " + maxCharacters + " and " + maxDepth);
        }
    }
}

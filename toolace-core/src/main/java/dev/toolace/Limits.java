package dev.toolace;

/**
 * Upper bounds that every parser and the agent obey. An immutable value, safe for use by many threads.
 *
 * @param maxDepth nesting depth of JSON and of call arguments, 1 to 500
 * @param maxTextChars characters of a query or conversation
 * @param maxJsonChars characters of one JSON text
 * @param maxTools tools offered in one set
 * @param maxSchemaBytes UTF-8 bytes of one tool's parameter schema, written compactly
 * @param maxCalls calls in one answer
 * @param maxValidationSteps work of checking one call's arguments, on top of ten for each of their characters: one for
 *     every character that a regular expression looks at, forty for every schema reference followed. A million takes
 *     some tens of milliseconds in patterns, a few tenths of a second in references
 */
public record Limits(
        int maxDepth, int maxTextChars, int maxJsonChars, int maxTools, int maxSchemaBytes, int maxCalls,
        int maxValidationSteps) {

    /** The limits that apply where none are given. */
    public static final Limits DEFAULT = new Limits(64, 200_000, 1_000_000, 128, 65_536, 64, 1_000_000);

    /** The deepest nesting that may be allowed: recursion stays far from the end of a thread's stack. */
    private static final int DEPTH_CEILING = 500;

    /**
     * Checks the ranges.
     *
     * @throws ToolaceException TA-CONFIG-001 if a bound is below 1 or the depth above 500
     */
    public Limits {
        positive("maxDepth", maxDepth);
        positive("maxTextChars", maxTextChars);
        positive("maxJsonChars", maxJsonChars);
        positive("maxTools", maxTools);
        positive("maxSchemaBytes", maxSchemaBytes);
        positive("maxCalls", maxCalls);
        positive("maxValidationSteps", maxValidationSteps);
        if (maxDepth > DEPTH_CEILING) {
            throw new ToolaceException(ErrorId.CONFIG, "maxDepth must be at most " + DEPTH_CEILING + ", is " + maxDepth);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new ToolaceException(ErrorId.CONFIG, name + " must be at least 1, is " + value);
        }
    }

    /**
     * These limits with another nesting depth.
     *
     * @param value 1 to 500
     * @return a new value
     */
    public Limits withMaxDepth(int value) {
        return new Limits(value, maxTextChars, maxJsonChars, maxTools, maxSchemaBytes, maxCalls, maxValidationSteps);
    }

    /**
     * These limits with another text length.
     *
     * @param value at least 1
     * @return a new value
     */
    public Limits withMaxTextChars(int value) {
        return new Limits(maxDepth, value, maxJsonChars, maxTools, maxSchemaBytes, maxCalls, maxValidationSteps);
    }

    /**
     * These limits with another JSON length.
     *
     * @param value at least 1
     * @return a new value
     */
    public Limits withMaxJsonChars(int value) {
        return new Limits(maxDepth, maxTextChars, value, maxTools, maxSchemaBytes, maxCalls, maxValidationSteps);
    }

    /**
     * These limits with another number of tools.
     *
     * @param value at least 1
     * @return a new value
     */
    public Limits withMaxTools(int value) {
        return new Limits(maxDepth, maxTextChars, maxJsonChars, value, maxSchemaBytes, maxCalls, maxValidationSteps);
    }

    /**
     * These limits with another schema size.
     *
     * @param value at least 1
     * @return a new value
     */
    public Limits withMaxSchemaBytes(int value) {
        return new Limits(maxDepth, maxTextChars, maxJsonChars, maxTools, value, maxCalls, maxValidationSteps);
    }

    /**
     * These limits with another number of calls.
     *
     * @param value at least 1
     * @return a new value
     */
    public Limits withMaxCalls(int value) {
        return new Limits(maxDepth, maxTextChars, maxJsonChars, maxTools, maxSchemaBytes, value, maxValidationSteps);
    }

    /**
     * These limits with another number of validation steps.
     *
     * @param value at least 1
     * @return a new value
     */
    public Limits withMaxValidationSteps(int value) {
        return new Limits(maxDepth, maxTextChars, maxJsonChars, maxTools, maxSchemaBytes, maxCalls, value);
    }
}

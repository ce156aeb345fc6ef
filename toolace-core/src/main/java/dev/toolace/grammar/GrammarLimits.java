package dev.toolace.grammar;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;

/**
 * Bounds on what a grammar may take: tools come from others. Immutable and safe for use by many threads.
 *
 * @param maxDepth nesting of objects and arrays in one call's arguments, or in a value; deeper values cannot be written
 * @param maxParts parts of one grammar: values, members, elements, alternatives
 * @param maxPatternStates states of one regular expression's automaton; a larger one is left to the validator
 * @param maxThreads ways in which the text so far may be meant at once. Of more, the first are followed, so that the
 *     grammar accepts less
 * @param maxStates states that are remembered with their transitions. When there are more, all are forgotten, and
 *     appear again under other numbers when they are reached
 */
public record GrammarLimits(int maxDepth, int maxParts, int maxPatternStates, int maxThreads, int maxStates) {

    /** The bounds that apply where none are given. */
    public static final GrammarLimits DEFAULT = new GrammarLimits(62, 100_000, 2_000, 512, 100_000);

    private static final int FEWEST_STATES = 100;

    /**
     * Checks the ranges.
     *
     * @throws ToolaceException TA-CONFIG-001 if a bound is below 1, or {@code maxStates} below 100
     */
    public GrammarLimits {
        positive("maxDepth", maxDepth);
        positive("maxParts", maxParts);
        positive("maxPatternStates", maxPatternStates);
        positive("maxThreads", maxThreads);
        if (maxStates < FEWEST_STATES) {
            throw new ToolaceException(
                    ErrorId.CONFIG, "maxStates must be at least " + FEWEST_STATES + ", is " + maxStates);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new ToolaceException(ErrorId.CONFIG, name + " must be at least 1, is " + value);
        }
    }

    /**
     * These bounds with another depth.
     *
     * @param value at least 1
     * @return new bounds
     */
    public GrammarLimits withMaxDepth(int value) {
        return new GrammarLimits(value, maxParts, maxPatternStates, maxThreads, maxStates);
    }

    /**
     * These bounds with another number of parts.
     *
     * @param value at least 1
     * @return new bounds
     */
    public GrammarLimits withMaxParts(int value) {
        return new GrammarLimits(maxDepth, value, maxPatternStates, maxThreads, maxStates);
    }

    /**
     * These bounds with another number of states that are remembered.
     *
     * @param value at least 100
     * @return new bounds
     */
    public GrammarLimits withMaxStates(int value) {
        return new GrammarLimits(maxDepth, maxParts, maxPatternStates, maxThreads, value);
    }
}

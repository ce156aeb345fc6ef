package dev.toolace.eval.rule;

/**
 * How many calls and arguments an answer has in common with the right one. Immutable.
 *
 * @param rightNames calls of the answer whose name is among the right ones
 * @param givenNames calls of the answer
 * @param goldNames calls of the right answer
 * @param rightArguments arguments of the answer that are among the right ones, with their value
 * @param givenArguments arguments of the answer
 * @param goldArguments arguments of the right answer
 */
public record MatchCounts(
        long rightNames, long givenNames, long goldNames,
        long rightArguments, long givenArguments, long goldArguments) {

    /** Nothing counted. */
    public static final MatchCounts NONE = new MatchCounts(0, 0, 0, 0, 0, 0);

    /**
     * Both together.
     *
     * @param other other counts
     * @return the sums
     */
    public MatchCounts plus(MatchCounts other) {
        return new MatchCounts(rightNames + other.rightNames, givenNames + other.givenNames,
                goldNames + other.goldNames, rightArguments + other.rightArguments,
                givenArguments + other.givenArguments, goldArguments + other.goldArguments);
    }

    /**
     * Harmonic mean of precision and recall of the names.
     *
     * @return 0 to 1; 0 if nothing matches
     */
    public double nameF1() {
        return f1(rightNames, givenNames, goldNames);
    }

    /**
     * Harmonic mean of precision and recall of the arguments.
     *
     * @return 0 to 1; 0 if nothing matches
     */
    public double argumentF1() {
        return f1(rightArguments, givenArguments, goldArguments);
    }

    private static double f1(long right, long given, long gold) {
        return right == 0 ? 0 : 2.0 * right / (given + gold);
    }
}

package dev.toolace.eval.rule;

/** What a scoring rule says of an answer. All kinds are immutable and safe for use by many threads. */
public sealed interface Score {

    /**
     * What was found in common with the right answer.
     *
     * @return the counts; {@link MatchCounts#NONE} for rules that do not count
     */
    MatchCounts counts();

    /**
     * Whether the answer is right.
     *
     * @return true for {@link Right}
     */
    default boolean right() {
        return this instanceof Right;
    }

    /**
     * What is wrong.
     *
     * @return the error type; empty for a right answer
     */
    default String errorType() {
        return this instanceof Wrong wrong ? wrong.error() : "";
    }

    /**
     * The answer is right.
     *
     * @param counts what was found in common
     */
    record Right(MatchCounts counts) implements Score {}

    /**
     * The answer is wrong.
     *
     * @param error the type of its first error, in the benchmark's own words where it has them
     * @param counts what was found in common
     */
    record Wrong(String error, MatchCounts counts) implements Score {}

    /** A right answer without counts. */
    Score RIGHT = new Right(MatchCounts.NONE);

    /**
     * A wrong answer without counts.
     *
     * @param error the type of its first error
     * @return the score
     */
    static Score wrong(String error) {
        return new Wrong(error, MatchCounts.NONE);
    }
}

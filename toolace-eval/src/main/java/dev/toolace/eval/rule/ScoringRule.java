package dev.toolace.eval.rule;

/** Says whether an answer is right. Implementations are pure functions, safe for use by many threads. */
public interface ScoringRule {

    /**
     * The name of this rule.
     *
     * @return one lower-case word, such as {@code bfcl}
     */
    String name();

    /**
     * Scores an answer.
     *
     * @param test the test
     * @param answer what a model answered to it
     * @return right or wrong
     */
    Score score(BenchmarkCase test, Prediction answer);
}

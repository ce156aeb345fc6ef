package dev.toolace.eval.confidence;

/**
 * A round in which a model read a valid answer over. Immutable.
 *
 * @param logProbability natural logarithm of the probability of all tokens of the answer; negative infinity where the
 *     run does not have it
 * @param leastLogProbability the same of its least probable token
 * @param tokens of the answer
 * @param changed whether another valid answer came of it; an invalid one does not count, since it is not kept
 * @param nextRight whether the answer of this round is right
 * @param spared how the test would have ended without this round
 */
public record RefiningRound(
        double logProbability, double leastLogProbability, long tokens, boolean changed, boolean nextRight,
        Ending spared) {

    /**
     * How sure the model was of the answer that it read over.
     *
     * @param measure which measure
     * @return at most 0
     */
    public double sureness(Measure measure) {
        return switch (measure) {
            case PROBABILITY -> logProbability;
            case LEAST_TOKEN -> leastLogProbability;
            case MEAN_TOKEN -> logProbability / Math.max(1, tokens);
            case BREVITY -> -tokens;
        };
    }
}

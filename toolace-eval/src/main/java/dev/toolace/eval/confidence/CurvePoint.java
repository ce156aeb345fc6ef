package dev.toolace.eval.confidence;

import dev.toolace.eval.stats.Interval;
import dev.toolace.eval.stats.Wilson;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.List;

/**
 * What {@code ConfidencePolicy} with one threshold would have made of recorded tests. A test takes part at most once:
 * where a round is spared, the test ends. Immutable.
 *
 * @param threshold least probability of a whole answer from which on a round is spared
 * @param cases all tests
 * @param withRounds tests with a round that could be spared
 * @param spared tests in which one would have been spared
 * @param changed of the spared rounds, those that changed the answer
 * @param right tests that would have ended right
 * @param generationsSaved generations that would not have been made
 * @param tokensSaved their tokens, prompts and completions
 */
public record CurvePoint(
        double threshold, int cases, int withRounds, int spared, int changed, int right, long generationsSaved,
        long tokensSaved) {

    /**
     * Tries a threshold.
     *
     * @param cases recorded tests
     * @param threshold 0 spares every round, anything above 1 none
     * @return what would have come of it
     */
    public static CurvePoint of(List<RecordedCase> cases, double threshold) {
        double least = Math.log(threshold);
        int withRounds = 0;
        int spared = 0;
        int changed = 0;
        int right = 0;
        long generations = 0;
        long tokens = 0;
        for (RecordedCase one : cases) {
            Ending end = one.always();
            for (RefiningRound round : one.rounds()) {
                if (round.logProbability() >= least) {
                    end = round.spared();
                    spared++;
                    changed += round.changed() ? 1 : 0;
                    break;
                }
            }
            withRounds += one.rounds().isEmpty() ? 0 : 1;
            right += end.right() ? 1 : 0;
            generations += one.always().generations() - end.generations();
            tokens += one.always().tokens() - end.tokens();
        }
        return new CurvePoint(threshold, cases.size(), withRounds, spared, changed, right, generations, tokens);
    }

    /**
     * How much is spared.
     *
     * @return share of the tests with a round that could be spared
     */
    public double coverage() {
        return withRounds == 0 ? 0 : (double) spared / withRounds;
    }

    /**
     * How often that is a mistake.
     *
     * @return share of the spared rounds that changed the answer
     */
    public double risk() {
        return spared == 0 ? 0 : (double) changed / spared;
    }

    /**
     * What the risk may be.
     *
     * @return Wilson's 95 % interval
     */
    public Interval riskInterval() {
        return Wilson.of(changed, spared);
    }

    JsonObject toJson() {
        Interval interval = riskInterval();
        return JsonObject.EMPTY.with("threshold", JsonValue.of(threshold))
                .with("spared", JsonValue.of(spared))
                .with("spared_share", rounded(coverage()))
                .with("changed", JsonValue.of(changed))
                .with("changed_share", rounded(risk()))
                .with("changed_interval", JsonValue.of(List.of(rounded(interval.low()), rounded(interval.high()))))
                .with("accuracy", rounded((double) right / Math.max(1, cases)))
                .with("generations_saved", JsonValue.of(generationsSaved))
                .with("tokens_saved", JsonValue.of(tokensSaved));
    }

    static JsonValue rounded(double value) {
        return JsonValue.of(Math.round(value * 10_000) / 10_000.0);
    }
}

package dev.toolace.eval.run;

import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Accuracy and cost if every loop had ended after so many rounds at the latest. Where a run folder does not say which
 * attempts were right, there are none. Stateless.
 */
final class RoundFigures {

    private RoundFigures() {}

    /** One object for each round from 0, the single pass, up to the longest loop; null where they are not known. */
    static JsonValue of(List<CaseResult> results) {
        boolean known = results.stream().allMatch(one ->
                one.verdict().extraGenerations() + 1 == one.history().steps().size()
                        || one.history().steps().isEmpty() && one.verdict().extraGenerations() == 0);
        if (results.isEmpty() || !known) {
            return JsonNull.INSTANCE;
        }
        int last = results.stream().mapToInt(one -> one.verdict().extraGenerations()).max().orElse(0);
        List<JsonValue> rounds = new ArrayList<>();
        for (int round = 0; round <= last; round++) {
            int k = round;
            rounds.add(JsonObject.EMPTY.with("round", JsonNumber.of(k))
                    .with("accuracy", mean(results.stream().mapToDouble(one -> right(one, k) ? 1 : 0).toArray()))
                    .with("accuracy_interval", RunFigures.intervalOf(results, one -> right(one, k)))
                    .with("tests", JsonNumber.of(
                            results.stream().filter(one -> one.verdict().extraGenerations() >= k).count()))
                    .with("tokens", mean(results.stream().mapToDouble(one -> tokens(one, k)).toArray())));
        }
        return JsonValue.of(rounds);
    }

    private static boolean right(CaseResult one, int round) {
        return round >= one.verdict().extraGenerations() ? one.verdict().right() : one.history().rightAfter(round);
    }

    private static long tokens(CaseResult one, int round) {
        return round >= one.verdict().extraGenerations() ? one.firstTokens() + one.extraTokens()
                : one.history().tokensAfter(round);
    }

    private static JsonValue mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return RunFigures.rounded(sum / values.length);
    }
}

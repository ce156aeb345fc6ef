package dev.toolace.eval.rule;

import dev.toolace.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accuracy, F1 of each outcome, their mean over the outcomes that tests expect, and the share of tests without an
 * answer in which a tool was called all the same. Stateless.
 */
public final class When2CallAggregation implements Aggregation {

    private static final String PREFIX = "when2call:";

    @Override
    public JsonObject figures(List<Scored> scores) {
        JsonObject byOutcome = JsonObject.EMPTY;
        Double[] expected = new Double[When2CallRule.OUTCOMES.size()];
        for (int i = 0; i < expected.length; i++) {
            String outcome = When2CallRule.OUTCOMES.get(i);
            expected[i] = f1(scores, outcome);
            byOutcome = byOutcome.with(outcome, Shares.json(expected[i]));
        }
        List<Scored> impossible = scores.stream().filter(one -> one.expected().equals("cannot_answer")).toList();
        long called = impossible.stream().filter(one -> given(one).equals("tool_call")).count();
        return JsonObject.EMPTY.with("accuracy", Shares.json(scores.isEmpty() ? null : Shares.share(scores)))
                .with("macro_f1", Shares.json(Shares.mean(expected))).with("f1", byOutcome)
                .with("called_where_impossible",
                        Shares.json(impossible.isEmpty() ? null : (double) called / impossible.size()));
    }

    private static @Nullable Double f1(List<Scored> scores, String outcome) {
        long gold = scores.stream().filter(one -> one.expected().equals(outcome)).count();
        long given = scores.stream().filter(one -> given(one).equals(outcome)).count();
        long right = scores.stream().filter(one -> one.expected().equals(outcome) && one.score().right()).count();
        return gold == 0 ? null : 2.0 * right / (gold + given);
    }

    private static String given(Scored one) {
        String error = one.score().errorType();
        return one.score().right() ? one.expected() : error.substring(Math.min(error.length(), PREFIX.length()));
    }
}

package dev.toolace.eval;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The figures of an evaluation. Immutable.
 *
 * @param verdicts one for each case, in order
 */
public record Summary(List<Verdict> verdicts) {

    /** Copies the list. */
    public Summary {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * Share of the cases whose outcome was right.
     *
     * @return from 0 to 1; 0 without cases
     */
    public double accuracy() {
        return share(verdicts, Verdict::right);
    }

    /**
     * Share of the cases in which no call was right that ended without one.
     *
     * @return from 0 to 1; 0 without such cases
     */
    public double noCallRecognised() {
        return share(verdicts.stream().filter(verdict -> !verdict.wantedCall()).toList(), Verdict::right);
    }

    /**
     * Number of outcomes with a call that breaks its tool's schema.
     *
     * @return 0 where the agent keeps its promise
     */
    public long invalidCalls() {
        return count(verdicts, verdict -> !verdict.validCalls());
    }

    /**
     * The figures as JSON: {@code n}, {@code accuracy}, {@code accuracy_single_pass}, {@code wrong_to_right},
     * {@code right_to_wrong}, {@code extra_generations} (mean), {@code invalid_calls}, {@code no_call_recognised},
     * {@code too_long}, and {@code categories} with the same keys. {@code no_call_recognised} is null where every case
     * wanted a call.
     *
     * @return the object, keys in this order
     */
    public JsonObject toJson() {
        Map<String, Object> categories = new LinkedHashMap<>();
        Map<String, List<Verdict>> byCategory = new TreeMap<>();
        verdicts.forEach(verdict ->
                byCategory.computeIfAbsent(verdict.category(), k -> new ArrayList<>()).add(verdict));
        byCategory.forEach((category, some) -> categories.put(category, figures(some)));
        Map<String, Object> all = figures(verdicts);
        all.put("categories", categories);
        return (JsonObject) JsonValue.of(all);
    }

    private static Map<String, Object> figures(List<Verdict> verdicts) {
        List<Verdict> noCall = verdicts.stream().filter(verdict -> !verdict.wantedCall()).toList();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", verdicts.size());
        figures.put("accuracy", rounded(share(verdicts, Verdict::right)));
        figures.put("accuracy_single_pass", rounded(share(verdicts, Verdict::singlePass)));
        figures.put("wrong_to_right", count(verdicts, verdict -> !verdict.singlePass() && verdict.right()));
        figures.put("right_to_wrong", count(verdicts, verdict -> verdict.singlePass() && !verdict.right()));
        figures.put("extra_generations",
                rounded(verdicts.stream().mapToInt(Verdict::extraGenerations).average().orElse(0)));
        figures.put("invalid_calls", count(verdicts, verdict -> !verdict.validCalls()));
        figures.put("no_call_recognised", noCall.isEmpty() ? null : rounded(share(noCall, Verdict::right)));
        figures.put("too_long", count(verdicts, verdict -> verdict.outcome().equals("too_long")));
        return figures;
    }

    private static double share(List<Verdict> verdicts, Predicate<Verdict> property) {
        return verdicts.isEmpty() ? 0 : (double) count(verdicts, property) / verdicts.size();
    }

    private static long count(List<Verdict> verdicts, Predicate<Verdict> property) {
        return verdicts.stream().filter(property).count();
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}

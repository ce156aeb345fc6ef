package dev.toolace.eval.run;

import dev.toolace.eval.Summary;
import dev.toolace.eval.Verdict;
import dev.toolace.eval.rule.Benchmark;
import dev.toolace.eval.stats.Bootstrap;
import dev.toolace.eval.stats.Interval;
import dev.toolace.eval.stats.PassHatK;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The figures of a run: those of {@link Summary} first, then intervals, refinement's ledger, what each of its rounds
 * brought, the benchmark's own means, and, where tests were answered several times, {@code pass^k}. They depend on the
 * results alone, so that a run that was resumed has the same as one that was not. Stateless.
 */
public final class RunFigures {

    /** The seed of all intervals. */
    public static final long SEED = 20_240_607;

    private RunFigures() {}

    /**
     * Sums a run up.
     *
     * @param results in order
     * @param benchmark what was run
     * @param leftOut tests that could not be run
     * @return the figures, by name
     */
    public static JsonObject of(List<CaseResult> results, Benchmark benchmark, int leftOut) {
        JsonObject base = new Summary(results.stream().map(CaseResult::verdict).toList()).toJson();
        JsonObject figures = JsonObject.EMPTY;
        for (Map.Entry<String, JsonValue> member : base.members().entrySet()) {
            figures = member.getKey().equals("categories") ? figures : figures.with(member.getKey(), member.getValue());
        }
        Map<String, Object> categories = new LinkedHashMap<>();
        grouped(results, result -> result.verdict().category()).forEach((category, some) ->
                categories.put(category, category(base, category, some)));
        return more(figures, results)
                .with("rounds", RoundFigures.of(results))
                .with("benchmark", JsonValue.of(benchmark.name()))
                .with("own_figures",
                        benchmark.aggregation().figures(results.stream().map(CaseResult::scored).toList()))
                .with("error_types", counts(results, result -> result.score().errorType()))
                .with("categories", JsonValue.of(categories))
                .with("left_out", JsonValue.of(leftOut));
    }

    private static JsonObject category(JsonObject base, String category, List<CaseResult> some) {
        JsonObject all = (JsonObject) base.members().getOrDefault("categories", JsonObject.EMPTY);
        return more((JsonObject) all.members().getOrDefault(category, JsonObject.EMPTY), some);
    }

    private static JsonObject more(JsonObject figures, List<CaseResult> results) {
        double exact = results.stream().mapToInt(one -> one.exact() ? 1 : 0).average().orElse(0);
        JsonObject more = figures
                .with("accuracy_exact", rounded(exact))
                .with("accuracy_interval", interval(results, Verdict::right))
                .with("accuracy_single_pass_interval", interval(results, Verdict::singlePass))
                .with("tokens_first", JsonValue.of(results.stream().mapToLong(CaseResult::firstTokens).sum()))
                .with("tokens_extra", JsonValue.of(results.stream().mapToLong(CaseResult::extraTokens).sum()))
                .with("stop_reasons", counts(results, CaseResult::stopReason));
        int samples = results.stream().mapToInt(CaseResult::sample).max().orElse(0) + 1;
        return samples == 1 ? more : more.with("samples", JsonValue.of(samples))
                .with("pass_hat_k", passHat(results, samples));
    }

    private static JsonObject passHat(List<CaseResult> results, int samples) {
        List<Integer> right = new ArrayList<>();
        grouped(results, result -> result.verdict().id()).values().forEach(answers -> {
            if (answers.size() == samples) {
                right.add((int) answers.stream().filter(one -> one.verdict().right()).count());
            }
        });
        JsonObject byK = JsonObject.EMPTY;
        for (int k = 1; k <= samples; k++) {
            byK = byK.with(String.valueOf(k), rounded(PassHatK.of(right, samples, k)));
        }
        return byK;
    }

    private static JsonValue interval(List<CaseResult> results, Predicate<Verdict> right) {
        return intervalOf(results, one -> right.test(one.verdict()));
    }

    static JsonValue intervalOf(List<CaseResult> results, Predicate<CaseResult> right) {
        double[] means = grouped(results, result -> result.verdict().id()).values().stream().mapToDouble(answers ->
                answers.stream().mapToInt(one -> right.test(one) ? 1 : 0).average().orElse(0)).toArray();
        Interval interval = Bootstrap.ofMean(means, SEED);
        return JsonValue.of(List.of(rounded(interval.low()), rounded(interval.high())));
    }

    private static JsonValue counts(List<CaseResult> results, Function<CaseResult, String> kind) {
        Map<String, Object> counts = new TreeMap<>();
        grouped(results, kind).forEach((name, some) -> {
            if (!name.isEmpty()) {
                counts.put(name, some.size());
            }
        });
        return JsonValue.of(counts);
    }

    private static Map<String, List<CaseResult>> grouped(List<CaseResult> results, Function<CaseResult, String> key) {
        Map<String, List<CaseResult>> groups = new TreeMap<>();
        results.forEach(one -> groups.computeIfAbsent(key.apply(one), k -> new ArrayList<>()).add(one));
        return groups;
    }

    static JsonValue rounded(double value) {
        return JsonValue.of(Math.round(value * 10_000) / 10_000.0);
    }
}

package dev.toolace.eval.run;

import dev.toolace.eval.stats.Bootstrap;
import dev.toolace.eval.stats.Interval;
import dev.toolace.eval.stats.McNemar;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two runs over the same tests, paired by test and answer. Stateless. */
public final class Comparison {

    private Comparison() {}

    private record Pair(CaseResult first, CaseResult second) {}

    /**
     * Compares two runs. Tests that only one of them has are counted, and otherwise left aside.
     *
     * @param first results of a run
     * @param second results of another
     * @return {@code n}, accuracies, their difference (second less first) with its interval, how many tests only one
     *     got right, exact p and mid-p of McNemar's test, and the same for each category
     */
    public static JsonObject of(List<CaseResult> first, List<CaseResult> second) {
        Map<List<Object>, CaseResult> seconds = new LinkedHashMap<>();
        second.forEach(one -> seconds.putIfAbsent(key(one), one));
        Map<List<Object>, Pair> pairs = new LinkedHashMap<>();
        for (CaseResult one : first) {
            CaseResult other = seconds.get(key(one));
            if (other != null) {
                pairs.putIfAbsent(key(one), new Pair(one, other));
            }
        }
        Map<String, List<Pair>> byCategory = new TreeMap<>();
        pairs.values().forEach(pair -> byCategory.computeIfAbsent(pair.first().verdict().category(),
                category -> new ArrayList<>()).add(pair));
        Map<String, Object> categories = new LinkedHashMap<>();
        byCategory.forEach((category, some) -> categories.put(category, figures(some)));
        return figures(new ArrayList<>(pairs.values()))
                .with("only_in_first", JsonValue.of(first.size() - pairs.size()))
                .with("only_in_second", JsonValue.of(second.size() - pairs.size()))
                .with("categories", JsonValue.of(categories));
    }

    private static List<Object> key(CaseResult one) {
        return List.of(one.verdict().id(), one.sample());
    }

    private static JsonObject figures(List<Pair> pairs) {
        int onlyFirst = 0;
        int onlySecond = 0;
        int both = 0;
        Map<String, List<Integer>> byTest = new TreeMap<>();
        for (Pair pair : pairs) {
            boolean first = pair.first().verdict().right();
            boolean second = pair.second().verdict().right();
            onlyFirst += first && !second ? 1 : 0;
            onlySecond += second && !first ? 1 : 0;
            both += first && second ? 1 : 0;
            byTest.computeIfAbsent(pair.first().verdict().id(), id -> new ArrayList<>())
                    .add((second ? 1 : 0) - (first ? 1 : 0));
        }
        double[] differences = byTest.values().stream()
                .mapToDouble(some -> some.stream().mapToInt(Integer::intValue).average().orElse(0)).toArray();
        Interval interval = Bootstrap.ofMean(differences, RunFigures.SEED);
        McNemar test = McNemar.of(onlyFirst, onlySecond);
        double n = Math.max(1, pairs.size());
        return JsonObject.EMPTY.with("n", JsonValue.of(pairs.size()))
                .with("accuracy_first", RunFigures.rounded((both + onlyFirst) / n))
                .with("accuracy_second", RunFigures.rounded((both + onlySecond) / n))
                .with("difference", RunFigures.rounded((onlySecond - onlyFirst) / n))
                .with("difference_interval", JsonValue.of(
                        List.of(RunFigures.rounded(interval.low()), RunFigures.rounded(interval.high()))))
                .with("only_first_right", JsonValue.of(onlyFirst))
                .with("only_second_right", JsonValue.of(onlySecond))
                .with("p_exact", probability(test.exact())).with("p_mid", probability(test.midP()));
    }

    private static JsonValue probability(double value) {
        return new JsonNumber(new BigDecimal(value).round(new MathContext(4)));
    }
}

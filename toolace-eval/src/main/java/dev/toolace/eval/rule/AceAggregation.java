package dev.toolace.eval.rule;

import dev.toolace.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ACEBench's means: each category counts the same, a dialogue of several turns counts if all of its turns are right,
 * and normal and special data have the weights 0.578 and 0.2676 (agent data, 0.1545, are not run, so that the summary
 * is over the other two). Stateless.
 */
public final class AceAggregation implements Aggregation {

    private static final double NORMAL = 0.578;
    private static final double SPECIAL = 0.2676;

    @Override
    public JsonObject figures(List<Scored> scores) {
        Map<String, Double> shares = new LinkedHashMap<>();
        new Shares(scores).categories().forEach((category, some) -> shares.put(category,
                category.contains("multi_turn") ? dialogues(some) : Shares.share(some)));
        Double normal = mean(shares, "normal");
        Double special = mean(shares, "special");
        Double summary = normal == null || special == null ? null
                : (NORMAL * normal + SPECIAL * special) / (NORMAL + SPECIAL);
        return JsonObject.EMPTY.with("atom", Shares.json(mean(shares, "normal_atom")))
                .with("single_turn", Shares.json(mean(shares, "normal_single_turn")))
                .with("multi_turn", Shares.json(mean(shares, "normal_multi_turn")))
                .with("normal", Shares.json(normal)).with("special", Shares.json(special))
                .with("normal_and_special", Shares.json(summary)).with("summary", Shares.json(null));
    }

    private static @Nullable Double mean(Map<String, Double> shares, String prefix) {
        return Shares.mean(shares.entrySet().stream().filter(share -> share.getKey().startsWith(prefix))
                .map(Map.Entry::getValue).toArray(Double[]::new));
    }

    /** Turns of one dialogue differ in the last number of their id. */
    private static double dialogues(List<Scored> turns) {
        Map<String, Boolean> right = new LinkedHashMap<>();
        for (Scored turn : turns) {
            int last = turn.id().lastIndexOf('_');
            right.merge(last < 0 ? turn.id() : turn.id().substring(0, last), turn.score().right(), Boolean::logicalAnd);
        }
        return (double) right.values().stream().filter(Boolean::booleanValue).count() / right.size();
    }
}

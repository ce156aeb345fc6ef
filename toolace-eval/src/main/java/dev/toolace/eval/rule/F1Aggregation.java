package dev.toolace.eval.rule;

import dev.toolace.json.JsonObject;
import java.util.List;

/** Micro-averaged F1 of names and of arguments, and the share of answers that are right as a whole. Stateless. */
public final class F1Aggregation implements Aggregation {

    @Override
    public JsonObject figures(List<Scored> scores) {
        MatchCounts all = scores.stream().map(one -> one.score().counts()).reduce(MatchCounts.NONE, MatchCounts::plus);
        return JsonObject.EMPTY.with("name_f1", Shares.json(all.nameF1()))
                .with("argument_f1", Shares.json(all.argumentF1()))
                .with("exact", Shares.json(scores.isEmpty() ? null : Shares.share(scores)));
    }
}

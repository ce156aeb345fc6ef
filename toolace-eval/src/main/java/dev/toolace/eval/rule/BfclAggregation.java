package dev.toolace.eval.rule;

import dev.toolace.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The leaderboard's means over the categories with one turn, by the weights of version 3 (irrelevance inside of the
 * parts) and of version 4 (irrelevance as a part of its own, weights 10:10:10 of these parts). An overall figure needs
 * multi-turn tests too; {@code single_turn} is the mean of the parts that were run. Stateless.
 */
public final class BfclAggregation implements Aggregation {

    @Override
    public JsonObject figures(List<Scored> scores) {
        Shares shares = new Shares(scores);
        Double python = shares.share("simple_python", "simple");
        Double java = shares.share("simple_java", "java");
        Double script = shares.share("simple_javascript", "javascript");
        Double simple = Shares.mean(python, java, script);
        Double multiple = shares.share("multiple");
        Double parallel = shares.share("parallel");
        Double both = shares.share("parallel_multiple");
        Double irrelevance = shares.share("irrelevance");
        String[] liveAst = {"live_simple", "live_multiple", "live_parallel", "live_parallel_multiple"};
        Double live = shares.pooled(liveAst);
        Double nonLive = Shares.mean(simple, multiple, parallel, both);
        Double liveIrrelevance = shares.share("live_irrelevance");
        JsonObject parts = JsonObject.EMPTY
                .with("non_live_simple_ast", Shares.json(simple))
                .with("non_live_ast", Shares.json(nonLive))
                .with("live_ast", Shares.json(live))
                .with("irrelevance", Shares.json(Shares.mean(irrelevance, liveIrrelevance)))
                .with("relevance", Shares.json(shares.share("live_relevance", "relevance")));
        Double nonLive3 = Shares.mean(simple, multiple, parallel, both, irrelevance);
        Double live3 = shares.pooled("live_simple", "live_multiple", "live_parallel", "live_parallel_multiple",
                "live_irrelevance", "live_relevance");
        return parts
                .with("v3", version(nonLive3, live3, Shares.mean(nonLive3, live3)))
                .with("v4", version(nonLive, live,
                        Shares.mean(nonLive, live, Shares.mean(irrelevance, liveIrrelevance))));
    }

    private static JsonObject version(@Nullable Double nonLive, @Nullable Double live, @Nullable Double mean) {
        return JsonObject.EMPTY.with("non_live", Shares.json(nonLive)).with("live", Shares.json(live))
                .with("single_turn", Shares.json(mean)).with("overall", Shares.json(null));
    }
}

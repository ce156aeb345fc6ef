package dev.toolace.eval.rule;

import dev.toolace.json.JsonObject;
import java.util.List;

/** Sums scores up as a benchmark does. Implementations are pure functions, safe for use by many threads. */
public interface Aggregation {

    /**
     * The benchmark's own figures.
     *
     * @param scores of the tests that were run, in order
     * @return figures by name, from 0 to 1; null for those that need parts which were not run
     */
    JsonObject figures(List<Scored> scores);
}

package dev.toolace.bench.measure;

import dev.toolace.backend.Prompt;
import dev.toolace.grammar.Grammar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What refinement and prompts cost, in ratios.
 *
 * @param kind how it was measured: {@code agent} or {@code tokens}
 * @param unchanged a query whose refinement repeats the call, for each single pass
 * @param changed a query whose refinement changes the call, for each single pass
 * @param naive as unchanged, but each prompt is read anew
 * @param warm time to the first token after a query with the same tools, for each without
 * @param singleMillis time of the single pass, in milliseconds
 * @param prompts that were measured with
 * @param grammar of the calls; empty where there is none
 */
record Refinement(String kind, @Nullable Stats unchanged, @Nullable Stats changed, Stats naive,
        Stats warm, Stats singleMillis, List<Prompt> prompts, Optional<Grammar> grammar) {

    /** Everything by the name that it has in the report. */
    Map<String, @Nullable Stats> ratios() {
        Map<String, @Nullable Stats> ratios = new LinkedHashMap<>();
        ratios.put("refine_unchanged_ratio", unchanged);
        ratios.put("refine_changed_ratio", changed);
        ratios.put("naive_refine_ratio", naive);
        ratios.put("warm_ttft_ratio", warm);
        return ratios;
    }
}

package dev.toolace.bench.peers;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of {@code toolace bench} as a table of the documentation. Stateless. */
final class RatioTable {

    private static final List<String> RATIOS = List.of("refine_unchanged_ratio", "refine_changed_ratio",
            "naive_refine_ratio", "warm_ttft_ratio", "constrained_speedup", "mask_share");
    private static final List<String> RATES =
            List.of("prefill_tokens_per_s", "decode_tokens_per_s", "cold_ttft_ms", "warm_ttft_ms", "load_ms");

    private RatioTable() {}

    /** A column for each model. */
    static String of(Map<String, JsonObject> reports) {
        Map<String, StringBuilder> rows = new LinkedHashMap<>();
        StringBuilder head = rows.computeIfAbsent("figure", StringBuilder::new);
        StringBuilder line = rows.computeIfAbsent("---", StringBuilder::new);
        reports.keySet().forEach(model -> {
            head.append(" | ").append(model);
            line.append(" | ---");
        });
        for (JsonObject report : reports.values()) {
            JsonObject spread = (JsonObject) Objects.requireNonNull(report.get("spread"));
            RATIOS.forEach(name -> cell(rows, "`" + name + "`", spread.get(name)));
            for (String name : List.of("single_pass_ms", "peak_memory_mib")) {
                cell(rows, "`" + name + "`", report.get(name));
            }
            for (JsonValue value : ((JsonArray) Objects.requireNonNull(report.get("rates"))).elements()) {
                JsonObject rate = (JsonObject) value;
                RATES.forEach(name -> cell(rows, "`" + name + "`, " + threads(rate), rate.get(name)));
            }
        }
        StringBuilder table = new StringBuilder();
        rows.values().forEach(row -> table.append("| ").append(row).append(" |\n"));
        return table.toString();
    }

    private static String threads(JsonObject rate) {
        String count = Objects.requireNonNull(rate.get("threads")).toString();
        return count + (count.equals("1") ? " thread" : " threads");
    }

    private static void cell(Map<String, StringBuilder> rows, String name, @Nullable JsonValue value) {
        StringBuilder row = rows.computeIfAbsent(name, StringBuilder::new).append(" | ");
        if (value instanceof JsonObject stats) {
            row.append(stats.get("median")).append(" (").append(stats.get("min")).append("–").append(stats.get("max"))
                    .append(')');
        } else {
            row.append(value == null || value == JsonNull.INSTANCE ? "not measured" : ((JsonNumber) value).toString());
        }
    }
}

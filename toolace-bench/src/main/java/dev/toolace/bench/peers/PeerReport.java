package dev.toolace.bench.peers;

import dev.toolace.bench.measure.Stats;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The figures of a run, as JSON and as the tables of the documentation. Results come in rounds: in each one, every
 * engine ran once, one after the other. For one thread.
 */
final class PeerReport {

    private static final String OURS = "toolace";

    private final int shorter;
    private final int longer;
    private final List<Row> rows = new ArrayList<>();

    /** Prompts have one of two lengths. */
    PeerReport(int shorter, int longer) {
        this.shorter = shorter;
        this.longer = longer;
    }

    /** An engine with a model; ratios are ours for each of theirs, so that above one is in our favour for rates. */
    private record Row(String model, String engine, Map<String, Stats> ratios, Map<String, Stats> figures) {}

    /** Adds a model; results by engine, one for each round, and ours among them. */
    void add(String model, Map<String, List<PeerResult>> results) {
        List<PeerResult> ours = Objects.requireNonNull(results.get(OURS));
        results.forEach((engine, theirs) ->
                rows.add(new Row(model, engine, ratios(ours, theirs), figures(ours, theirs))));
    }

    private Map<String, Stats> ratios(List<PeerResult> ours, List<PeerResult> theirs) {
        Map<String, Stats> ratios = new LinkedHashMap<>();
        ratios.put("decode", ratio(ours, theirs, PeerResult::decode));
        ratios.put("prefill_" + shorter, ratio(ours, theirs, result -> result.prefill(shorter)));
        ratios.put("prefill_" + longer, ratio(ours, theirs, result -> result.prefill(longer)));
        ratios.put("load_to_first", ratio(ours, theirs, result -> List.of(result.firstMillis())));
        if (ours.get(0).peakMebibytes() > 0) {
            ratios.put("memory", ratio(ours, theirs, result -> List.of(result.peakMebibytes())));
        }
        return ratios;
    }

    private Map<String, Stats> figures(List<PeerResult> ours, List<PeerResult> theirs) {
        Map<String, Stats> figures = new LinkedHashMap<>();
        figures.put("decode_tokens_per_s", all(theirs, PeerResult::decode));
        figures.put("prefill_" + shorter + "_tokens_per_s", all(theirs, result -> result.prefill(shorter)));
        figures.put("prefill_" + longer + "_tokens_per_s", all(theirs, result -> result.prefill(longer)));
        figures.put("ttft_" + shorter + "_ms",
                all(theirs, result -> Objects.requireNonNull(result.ttftMillis().get(shorter))));
        figures.put("load_ms", all(theirs, result -> List.of(result.loadMillis())));
        figures.put("load_to_first_ms", all(theirs, result -> List.of(result.firstMillis())));
        figures.put("peak_mib", all(theirs, result -> List.of(result.peakMebibytes())));
        List<Double> agreement = new ArrayList<>();
        for (int round = 0; round < theirs.size(); round++) {
            agreement.add(theirs.get(round).agreement(ours.get(round)));
        }
        figures.put("agreeing_tokens", Stats.of(agreement));
        return figures;
    }

    /** One ratio for each round, of the medians within it. */
    private static Stats ratio(List<PeerResult> ours, List<PeerResult> theirs,
            Function<PeerResult, List<Double>> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < theirs.size(); round++) {
            ratios.add(Stats.of(figure.apply(ours.get(round))).median()
                    / Stats.of(figure.apply(theirs.get(round))).median());
        }
        return Stats.of(ratios);
    }

    private static Stats all(List<PeerResult> results, Function<PeerResult, List<Double>> figure) {
        return Stats.of(results.stream().flatMap(result -> figure.apply(result).stream()).toList());
    }

    /** One object for each engine with each model. */
    List<JsonValue> toJson() {
        List<JsonValue> all = new ArrayList<>();
        for (Row row : rows) {
            all.add(JsonObject.EMPTY.with("model", new JsonString(row.model)).with("engine", new JsonString(row.engine))
                    .with("ratios", object(row.ratios)).with("figures", object(row.figures)));
        }
        return all;
    }

    private static JsonObject object(Map<String, Stats> stats) {
        JsonObject object = JsonObject.EMPTY;
        for (Map.Entry<String, Stats> entry : stats.entrySet()) {
            object = object.with(entry.getKey(), entry.getValue().toJson());
        }
        return object;
    }

    /** Ratios first, then what they are made of. */
    String toMarkdown() {
        StringBuilder page = new StringBuilder();
        table(page, List.of("model", "toolace against", "decode", "prefill " + shorter, "prefill " + longer,
                "load to first token", "memory"), rows.stream().filter(row -> !row.engine.equals(OURS)).toList(),
                Row::ratios);
        page.append('\n');
        table(page, List.of("model", "engine", "decode t/s", "prefill " + shorter + " t/s",
                "prefill " + longer + " t/s", "TTFT " + shorter + " ms", "load ms", "load to first ms", "peak MiB",
                "same tokens"), rows, Row::figures);
        return page.toString();
    }

    private static void table(StringBuilder page, List<String> heads, List<Row> rows,
            Function<Row, Map<String, Stats>> cells) {
        page.append("| ").append(String.join(" | ", heads)).append(" |\n|");
        heads.forEach(head -> page.append(" --- |"));
        for (Row row : rows) {
            page.append("\n| ").append(row.model).append(" | ").append(row.engine).append(" |");
            for (Stats cell : cells.apply(row).values()) {
                page.append(' ').append(shown(cell.median()));
                if (cell.runs() > 1) {
                    page.append(" (").append(shown(cell.min())).append("–").append(shown(cell.max())).append(')');
                }
                page.append(" |");
            }
        }
        page.append('\n');
    }

    private static String shown(double value) {
        return value < 100 ? Stats.number(Math.round(value * 100) / 100.0).toString()
                : Long.toString(Math.round(value));
    }
}

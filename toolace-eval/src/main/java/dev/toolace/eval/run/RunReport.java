package dev.toolace.eval.run;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as one page: figures, categories, the configuration and the tests that went wrong. The page holds its own
 * style, no script, and refers to nothing outside of itself. Stateless.
 */
public final class RunReport {

    private static final int MOST_WRONG = 1000;
    private static final List<String> COLUMNS = List.of("n", "accuracy", "accuracy_interval", "accuracy_single_pass",
            "accuracy_exact", "wrong_to_right", "right_to_wrong", "extra_generations", "tokens_first", "tokens_extra");

    private RunReport() {}

    /**
     * Writes the page.
     *
     * @param configuration what the run was made with
     * @param figures as of {@link RunFigures}
     * @param results in order
     * @return HTML, for a file in UTF-8
     */
    public static String html(JsonObject configuration, JsonObject figures, List<CaseResult> results) {
        StringBuilder out = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>toolace eval</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <style>
                body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#222}
                table{border-collapse:collapse;margin:1rem 0;display:block;overflow-x:auto}
                th,td{border-bottom:1px solid #ddd;padding:.25rem .75rem;text-align:left;vertical-align:top}
                td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
                @media(prefers-color-scheme:dark){body{background:#181818;color:#ddd}th,td{border-color:#444}}
                </style></head><body>
                """);
        out.append("<h1>").append(escaped(shown(figures.get("benchmark")))).append(": ")
                .append(escaped(shown(figures.get("accuracy")))).append(" right of ")
                .append(escaped(shown(figures.get("n")))).append("</h1>\n<h2>Categories</h2>\n");
        categories(figures, out);
        pairs("The benchmark's own figures", figures.get("own_figures"), out);
        pairs("All answers being right (pass^k)", figures.get("pass_hat_k"), out);
        pairs("Why refinement stopped", figures.get("stop_reasons"), out);
        pairs("Errors", figures.get("error_types"), out);
        pairs("Configuration", configuration, out);
        wrong(results, out);
        return out.append("</body></html>\n").toString();
    }

    private static void categories(JsonObject figures, StringBuilder out) {
        out.append("<table><tr><th>category</th>");
        COLUMNS.forEach(column -> out.append("<th class=\"n\">").append(column.replace('_', ' ')).append("</th>"));
        out.append("</tr>\n");
        row("all", figures, out);
        if (figures.get("categories") instanceof JsonObject categories) {
            categories.members().forEach((name, some) -> row(name, some, out));
        }
        out.append("</table>\n");
    }

    private static void row(String name, JsonValue figures, StringBuilder out) {
        out.append("<tr><td>").append(escaped(name)).append("</td>");
        for (String column : COLUMNS) {
            JsonValue value = figures instanceof JsonObject object ? object.get(column) : null;
            out.append("<td class=\"n\">").append(escaped(shown(value))).append("</td>");
        }
        out.append("</tr>\n");
    }

    private static void pairs(String title, @Nullable JsonValue value, StringBuilder out) {
        if (!(value instanceof JsonObject object) || object.members().isEmpty()) {
            return;
        }
        out.append("<h2>").append(escaped(title)).append("</h2>\n<table>");
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            out.append("<tr><td>").append(escaped(member.getKey())).append("</td><td class=\"n\">")
                    .append(escaped(shown(member.getValue()))).append("</td></tr>\n");
        }
        out.append("</table>\n");
    }

    private static void wrong(List<CaseResult> results, StringBuilder out) {
        List<CaseResult> wrong = results.stream().filter(one -> !one.verdict().right()).toList();
        out.append("<h2>Wrong answers: ").append(wrong.size()).append("</h2>\n");
        if (wrong.size() > MOST_WRONG) {
            out.append("<p>The first ").append(MOST_WRONG).append(":</p>\n");
        }
        out.append("<table><tr><th>id</th><th>category</th><th>error</th><th>first answer</th><th>stopped</th></tr>\n");
        for (CaseResult one : wrong.subList(0, Math.min(MOST_WRONG, wrong.size()))) {
            out.append("<tr>");
            for (String cell : List.of(one.verdict().id(), one.verdict().category(), one.score().errorType(),
                    one.verdict().singlePass() ? "right" : "wrong", one.stopReason())) {
                out.append("<td>").append(escaped(cell)).append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</table>\n");
    }

    private static String shown(@Nullable JsonValue value) {
        if (value == null || value instanceof JsonNull) {
            return "–";
        }
        if (value instanceof JsonArray ends) {
            return String.join(" – ", ends.elements().stream().map(RunReport::shown).toList());
        }
        return value instanceof JsonString text ? text.value() : value.toJson();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}

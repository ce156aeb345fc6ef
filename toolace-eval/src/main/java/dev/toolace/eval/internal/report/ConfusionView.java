package dev.toolace.eval.internal.report;

import dev.toolace.eval.rule.When2CallRule;
import dev.toolace.eval.run.CaseResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What tests want against what came: how often each. Stateless. */
final class ConfusionView {

    private static final List<String> ORDER = List.of("right calls", "wrong calls", "calls", "direct", "tool_call",
            "request_for_info", "cannot_answer", "no call", "rejected", "too long");
    private static final String WHEN2CALL = "when2call:";
    private static final int SHADES = 10;

    private ConfusionView() {}

    static void write(List<CaseResult> results, Html html) {
        html.open("section", "id", "confusion").element("h2", "Outcomes");
        if (results.isEmpty()) {
            html.element("p", "There are no answers.", "class", "empty").end("section");
            return;
        }
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        TreeSet<String> columns = new TreeSet<>(ConfusionView::compare);
        for (CaseResult one : results) {
            columns.add(came(one));
            counts.computeIfAbsent(one.expected().isEmpty() ? "unknown" : one.expected(), wanted ->
                    new LinkedHashMap<>()).merge(came(one), 1, Integer::sum);
        }
        html.element("p", "Rows: what the test wants. Columns: what came of it. The darker, the larger the share of "
                + "the row.", "class", "muted");
        Tables.open("Outcomes: wanted against given", html);
        html.open("thead").open("tr").element("th", "wanted", "scope", "col");
        columns.forEach(column -> html.element("th", Shown.words(column), "class", "n", "scope", "col"));
        html.element("th", "all", "class", "n", "scope", "col").close("tr").end("thead");
        List<String> rows = new ArrayList<>(counts.keySet());
        rows.sort(ConfusionView::compare);
        rows.forEach(wanted -> row(wanted, counts.getOrDefault(wanted, Map.of()), columns, html));
        Tables.close(html);
        html.end("section");
    }

    private static void row(String wanted, Map<String, Integer> counts, Iterable<String> columns, Html html) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        html.open("tr").element("th", Shown.words(wanted), "scope", "row");
        for (String column : columns) {
            int count = counts.getOrDefault(column, 0);
            double share = (double) count / all;
            html.open("td", "class", "n shade s" + Math.round(share * SHADES)).element("b", Shown.amount(count))
                    .text(" ").element("small", count == 0 ? "" : Shown.percent(share)).end("td");
        }
        html.element("td", Shown.amount(all), "class", "n").end("tr");
    }

    private static String came(CaseResult one) {
        String error = one.score().errorType();
        if (error.startsWith(WHEN2CALL)) {
            return error.substring(WHEN2CALL.length());
        }
        boolean right = one.verdict().right();
        if (right && When2CallRule.OUTCOMES.contains(one.expected())) {
            return one.expected();
        }
        return switch (one.verdict().outcome()) {
            case "calls" -> right ? "right calls" : "wrong calls";
            case "no_call" -> "no call";
            case "too_long" -> "too long";
            default -> one.verdict().outcome();
        };
    }

    private static int compare(String first, String second) {
        int before = Integer.compare(rank(first), rank(second));
        return before != 0 ? before : first.compareTo(second);
    }

    private static int rank(String name) {
        int rank = ORDER.indexOf(name);
        return rank < 0 ? ORDER.size() : rank;
    }
}

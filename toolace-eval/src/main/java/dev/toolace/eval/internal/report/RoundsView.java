package dev.toolace.eval.internal.report;

import dev.toolace.eval.stats.Interval;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Accuracy against the round of refinement, and against what it costs. Stateless. */
final class RoundsView {

    private static final int MARKS = 4;

    private RoundsView() {}

    static void write(JsonObject figures, Html html) {
        List<JsonValue> rounds = figures.get("rounds") instanceof JsonArray array ? array.elements() : List.of();
        html.open("section", "id", "rounds").element("h2", "Accuracy by refinement round");
        if (rounds.isEmpty()) {
            unknown(html);
        } else {
            html.element("p", rounds.size() == 1 ? "No test was refined: each was answered once."
                    : "What the accuracy would be if the loop had ended after so many rounds at the latest.",
                    "class", "muted");
            rounds(rounds, html);
        }
        html.end("section").open("section", "id", "cost").element("h2", "Accuracy against cost");
        if (rounds.isEmpty()) {
            unknown(html);
        } else {
            html.element("p", "The same rounds by the tokens that they take, prompts and answers together.",
                    "class", "muted");
            cost(rounds, html);
            table(rounds, html);
        }
        html.end("section");
    }

    private static void unknown(Html html) {
        html.element("p", "Not known: there are no answers, or the run does not say which attempts were right.",
                "class", "empty");
    }

    private static void rounds(List<JsonValue> rounds, Html html) {
        List<Plot.Point> points = new ArrayList<>();
        List<Plot.Mark> marks = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            double x = (i + 0.5) / rounds.size();
            points.add(point(x, name(i), rounds.get(i)));
            if (rounds.size() <= 12 || i % 5 == 0) {
                marks.add(new Plot.Mark(x, i == 0 ? "single pass" : String.valueOf(i)));
            }
        }
        Plot.write("Accuracy by refinement round", "rounds of refinement", points, marks, html);
    }

    private static void cost(List<JsonValue> rounds, Html html) {
        double most = rounds.stream().mapToDouble(one -> Shown.number(one, "tokens").orElse(0)).max().orElse(0);
        double edge = edge(most);
        List<Plot.Point> points = new ArrayList<>();
        for (int i = 0; i < rounds.size(); i++) {
            double tokens = Shown.number(rounds.get(i), "tokens").orElse(0);
            points.add(point(tokens / edge, name(i) + ", " + Shown.amount(Math.rint(tokens)) + " tokens",
                    rounds.get(i)));
        }
        List<Plot.Mark> marks = new ArrayList<>();
        for (int i = 0; i <= MARKS; i++) {
            marks.add(new Plot.Mark((double) i / MARKS, Shown.amount(edge * i / MARKS)));
        }
        Plot.write("Accuracy against tokens for a test", "tokens for a test, mean", points, marks, html);
    }

    /** The next number above that is easy to read in quarters, with room for the last point's label. */
    private static double edge(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, most))));
        for (double factor : new double[] {1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8}) {
            if (most * 1.1 <= factor * power) {
                return factor * power;
            }
        }
        return 12 * power;
    }

    private static Plot.Point point(double x, String name, JsonValue round) {
        double accuracy = Shown.number(round, "accuracy").orElse(0);
        return new Plot.Point(x, name, accuracy,
                Shown.interval(round, "accuracy_interval").orElse(new Interval(accuracy, accuracy)));
    }

    private static String name(int round) {
        return round == 0 ? "single pass" : Shown.count(round, "round");
    }

    private static void table(List<JsonValue> rounds, Html html) {
        html.open("details").element("summary", "All rounds");
        Tables.open("Accuracy and tokens by round", html);
        html.open("thead").open("tr");
        for (String title : new String[] {"round", "accuracy", "95\u202F% interval", "tests that took it",
            "tokens for a test"}) {
            html.element("th", title, "class", "n", "scope", "col");
        }
        html.close("tr").end("thead");
        for (JsonValue round : rounds) {
            html.open("tr").element("th", Shown.amount(Shown.number(round, "round")), "class", "n", "scope", "row")
                    .element("td", Shown.percent(Shown.number(round, "accuracy")), "class", "n")
                    .element("td", Shown.interval(round, "accuracy_interval").map(Shown::percent).orElse("–"), "class",
                            "n")
                    .element("td", Shown.amount(Shown.number(round, "tests")), "class", "n")
                    .element("td", Shown.amount(Math.rint(Shown.number(round, "tokens").orElse(0))), "class", "n")
                    .end("tr");
        }
        Tables.close(html);
        html.end("details");
    }
}

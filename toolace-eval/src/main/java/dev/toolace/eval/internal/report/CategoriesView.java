package dev.toolace.eval.internal.report;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;

/** A bar with its interval for each category, and the same as a table. Stateless. */
final class CategoriesView {

    private static final String[] COLUMNS = {"n", "accuracy", "accuracy_interval", "accuracy_single_pass",
        "accuracy_exact", "wrong_to_right", "right_to_wrong", "extra_generations", "tokens_first", "tokens_extra"};

    private CategoriesView() {}

    static void write(JsonObject figures, Html html) {
        html.open("section", "id", "categories").element("h2", "Categories")
                .open("p", "class", "legend");
        key("final", "accuracy", html);
        key("first", "after a single pass", html);
        key("interval", "95\u202F% interval of the accuracy", html);
        html.end("p").open("div", "class", "bars");
        row("all", figures, "bar bar-all", html);
        JsonObject categories = figures.get("categories") instanceof JsonObject some ? some : JsonObject.EMPTY;
        categories.members().forEach((name, some) -> row(name.isEmpty() ? "(none)" : name, some, "bar", html));
        axis(html);
        html.end("div");
        table(figures, categories, html);
        html.end("section");
    }

    private static void key(String kind, String meaning, Html html) {
        html.open("span", "class", "entry").element("span", "", "class", "key key-" + kind).text(meaning).close("span")
                .text(" ");
    }

    private static void row(String name, JsonValue figures, String classes, Html html) {
        double accuracy = Shown.number(figures, "accuracy").orElse(0);
        double first = Shown.number(figures, "accuracy_single_pass").orElse(0);
        String label = name + ": " + Shown.percent(accuracy)
                + Shown.interval(figures, "accuracy_interval").map(ends -> " (" + Shown.percent(ends) + ")").orElse("")
                + ", after a single pass " + Shown.percent(first);
        html.open("div", "class", classes).element("span", name, "class", "name")
                .element("span", Shown.count((long) Shown.number(figures, "n").orElse(0), "test"), "class", "count")
                .open("svg", "class", "plot", "width", "100%", "height", "26", "role", "img", "aria-label", label);
        for (int quarter = 0; quarter <= 4; quarter++) {
            line(quarter / 4.0, quarter / 4.0, "0", "26", "grid", html);
        }
        html.open("rect", "class", "fill-final", "x", "0", "y", "4", "height", "10", "width", Shown.place(accuracy))
                .close("rect")
                .open("rect", "class", "fill-first", "x", "0", "y", "16", "height", "6", "width", Shown.place(first))
                .close("rect");
        Shown.interval(figures, "accuracy_interval").ifPresent(ends -> {
            line(ends.low(), ends.high(), "9", "9", "whisker", html);
            line(ends.low(), ends.low(), "5", "13", "whisker", html);
            line(ends.high(), ends.high(), "5", "13", "whisker", html);
        });
        html.close("svg").element("span", Shown.percent(accuracy), "class", "share").end("div");
    }

    private static void line(double x1, double x2, String y1, String y2, String kind, Html html) {
        html.open("line", "class", kind, "x1", Shown.place(x1), "x2", Shown.place(x2), "y1", y1, "y2", y2)
                .close("line");
    }

    private static void axis(Html html) {
        html.open("div", "class", "bar axis", "aria-hidden", "true").markup("<span class=\"name\"></span>")
                .markup("<span class=\"count\"></span>").open("svg", "class", "plot", "width", "100%", "height", "18");
        for (int quarter = 0; quarter <= 4; quarter++) {
            html.element("text", 25 * quarter + "\u202F%", "x", Shown.place(quarter / 4.0), "y", "13", "text-anchor",
                    quarter == 0 ? "start" : quarter == 4 ? "end" : "middle");
        }
        html.close("svg").markup("<span class=\"share\"></span>").end("div");
    }

    private static void table(JsonObject figures, JsonObject categories, Html html) {
        html.open("details").element("summary", "All figures by category");
        Tables.open("Figures by category", html);
        html.open("thead").open("tr").element("th", "category", "scope", "col");
        for (String column : COLUMNS) {
            html.element("th", Shown.words(column), "class", "n", "scope", "col");
        }
        html.close("tr").end("thead");
        cells("all", figures, html);
        categories.members().forEach((name, some) -> cells(name, some, html));
        Tables.close(html);
        html.end("details");
    }

    private static void cells(String name, JsonValue figures, Html html) {
        html.open("tr").element("th", name, "scope", "row");
        for (String column : COLUMNS) {
            JsonValue value = figures instanceof JsonObject object ? object.get(column) : null;
            html.element("td", Shown.value(value), "class", "n");
        }
        html.end("tr");
    }
}

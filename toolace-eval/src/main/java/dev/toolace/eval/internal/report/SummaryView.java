package dev.toolace.eval.internal.report;

import dev.toolace.json.JsonObject;
import java.util.OptionalDouble;

/** The figures that most people look for. Stateless. */
final class SummaryView {

    private SummaryView() {}

    static void write(JsonObject figures, Html html) {
        html.open("section", "id", "summary").element("h2", "Summary").open("div", "class", "tiles");
        accuracy("Accuracy", "accuracy", "accuracy_interval", figures, html);
        accuracy("After a single pass", "accuracy_single_pass", "accuracy_single_pass_interval", figures, html);
        refinement(figures, html);
        OptionalDouble n = Shown.number(figures, "n");
        double tests = Math.max(1, n.orElse(0));
        double first = Shown.number(figures, "tokens_first").orElse(0);
        double extra = Shown.number(figures, "tokens_extra").orElse(0);
        tile("Tokens for a test", Shown.amount(Math.rint((first + extra) / tests)),
                Shown.amount(Math.rint(first / tests)) + " in the first attempt, "
                        + Shown.amount(Shown.number(figures, "extra_generations")) + " more attempts", html);
        OptionalDouble noCall = Shown.number(figures, "no_call_recognised");
        tile("No call where none is right", Shown.percent(noCall),
                noCall.isPresent() ? "of the tests that want no call" : "no test wants no call", html);
        OptionalDouble invalid = Shown.number(figures, "invalid_calls");
        tile("Calls against their schema", Shown.amount(invalid), "answers with a call that breaks its schema", html);
        html.end("div");
        note("left_out", " left out: toolace cannot represent their tools, calls or messages.", figures, html);
        note("too_long", " with a prompt beyond the model's context; they count as wrong.", figures, html);
        html.end("section");
    }

    private static void accuracy(String title, String name, String interval, JsonObject figures, Html html) {
        if (Shown.number(figures, "n").orElse(0) == 0) {
            tile(title, "–", "there are no answers", html);
            return;
        }
        tile(title, Shown.percent(Shown.number(figures, name)), Shown.interval(figures, interval)
                .map(ends -> "95\u202F% interval " + Shown.percent(ends)).orElse(""), html);
    }

    private static void refinement(JsonObject figures, Html html) {
        double gained = Shown.number(figures, "wrong_to_right").orElse(0);
        double lost = Shown.number(figures, "right_to_wrong").orElse(0);
        double net = gained - lost;
        String sign = net > 0 ? "+" : net < 0 ? "−" : "±";
        tile("Brought by refinement", sign + Shown.amount(Math.abs(net)),
                Shown.amount(gained) + " wrong to right, " + Shown.amount(lost) + " right to wrong", html);
    }

    private static void tile(String title, String figure, String words, Html html) {
        html.open("div", "class", "tile").element("h3", title).element("p", figure, "class", "figure")
                .element("p", words, "class", "muted").end("div");
    }

    private static void note(String name, String words, JsonObject figures, Html html) {
        long count = (long) Shown.number(figures, name).orElse(0);
        if (count > 0) {
            html.element("p", Shown.count(count, "test") + words, "class", "muted");
        }
    }
}

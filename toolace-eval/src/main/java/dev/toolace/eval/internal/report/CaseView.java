package dev.toolace.eval.internal.report;

import dev.toolace.eval.run.CaseHistory;
import dev.toolace.eval.run.CaseResult;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.List;

/** One test, folded to a line: what was asked, and two answers side by side. Stateless. */
final class CaseView {

    private static final int MOST_CHARS = 3000;
    private static final int MOST_NAME = 200;

    private CaseView() {}

    /** The first attempt against the outcome. */
    static void change(CaseResult one, Html html) {
        List<CaseHistory.Step> steps = one.history().steps();
        open(one, html);
        if (steps.isEmpty()) {
            html.element("p", "The run does not hold the attempts.", "class", "empty");
        } else {
            CaseHistory.Step last = outcome(steps);
            sides("First attempt, " + verdict(one.verdict().singlePass()), written(steps.get(0)),
                    "Outcome, " + verdict(one.verdict().right()), written(last), html);
            if (!one.verdict().right()) {
                wanted(one, html);
            }
            attempts(steps, html);
        }
        html.end("details");
    }

    /** What was wanted against the outcome. */
    static void error(CaseResult one, Html html) {
        List<CaseHistory.Step> steps = one.history().steps();
        open(one, html);
        if (one.history().wanted().isEmpty()) {
            html.element("p", steps.isEmpty() ? "The run does not hold the attempts."
                    : "Any answer of the right kind would do, or the run does not hold the right one.", "class",
                    "empty");
        }
        if (!steps.isEmpty()) {
            String given = written(outcome(steps));
            String wanted = one.history().wanted().isEmpty() ? "" : written(one.history().wanted().get(0));
            sides("Wanted" + (one.history().wanted().size() > 1 ? ", one of several" : ""), wanted, "Given", given,
                    html);
            attempts(steps, html);
        }
        html.end("details");
    }

    private static void open(CaseResult one, Html html) {
        html.open("details", "class", "case").open("summary")
                .element("span", Shown.begin(one.verdict().id(), MOST_NAME)
                        + (one.sample() > 0 ? " #" + one.sample() : ""), "class", "id")
                .element("span", Shown.begin(one.verdict().category(), MOST_NAME), "class", "muted")
                .element("span", one.score().errorType(), "class", "error").end("summary");
        if (!one.history().query().isEmpty()) {
            html.element("p", cut(one.history().query()), "class", "query");
        }
    }

    private static void sides(String left, String before, String right, String after, Html html) {
        TextDiff.Sides sides = TextDiff.of(before, after);
        html.open("div", "class", "sides");
        side(left, sides.before(), "del", html);
        side(right, sides.after(), "ins", html);
        html.end("div");
    }

    private static void side(String title, List<TextDiff.Piece> pieces, String mark, Html html) {
        html.open("div", "class", "side").element("h4", title).open("pre");
        if (pieces.isEmpty()) {
            html.element("span", "(nothing)", "class", "muted");
        }
        for (TextDiff.Piece piece : pieces) {
            if (piece.changed() && !piece.text().isBlank()) {
                marked(piece.text(), mark, html);
            } else if (piece.changed()) {
                html.element(mark, piece.text());
            } else {
                html.text(piece.text());
            }
        }
        html.close("pre").end("div");
    }

    /** Line by line, without the space before: a mark around a line's end looks like a blot. */
    private static void marked(String text, String mark, Html html) {
        int start = 0;
        while (start < text.length()) {
            int word = start;
            while (word < text.length() && Character.isWhitespace(text.charAt(word))) {
                word++;
            }
            int end = text.indexOf('\n', word);
            end = end < 0 ? text.length() : end;
            html.text(text.substring(start, word));
            if (word < end) {
                html.element(mark, text.substring(word, end));
            }
            start = end;
        }
    }

    private static void wanted(CaseResult one, Html html) {
        if (!one.history().wanted().isEmpty()) {
            html.open("div", "class", "side wanted")
                    .element("h4", "Wanted" + (one.history().wanted().size() > 1 ? ", one of several" : ""))
                    .element("pre", written(one.history().wanted().get(0))).end("div");
        }
    }

    private static void attempts(List<CaseHistory.Step> steps, Html html) {
        html.open("ol", "class", "attempts", "start", "0");
        for (CaseHistory.Step step : steps) {
            html.open("li").element("b", step.kind()).text(": " + (step.valid() ? verdict(step.right()) : "invalid")
                    + (step.kept() ? ", kept" : "") + ", " + Shown.count(step.tokens(), "token"));
            if (!step.failure().isEmpty()) {
                html.element("p", cut(step.failure()), "class", "error");
            }
            step.errors().forEach(error -> html.element("p", cut(error), "class", "error"));
            html.end("li");
        }
        html.end("ol");
    }

    /** What the outcome was made of, or else the last that was tried. */
    static CaseHistory.Step outcome(List<CaseHistory.Step> steps) {
        return steps.stream().filter(CaseHistory.Step::kept).findFirst().orElse(steps.get(steps.size() - 1));
    }

    /** Calls, one argument a line; words as they are. */
    static String written(CaseHistory.Step step) {
        return step.calls().elements().isEmpty() ? cut(step.text().strip()) : written(step.calls());
    }

    private static String written(JsonArray calls) {
        StringBuilder text = new StringBuilder();
        for (JsonValue call : calls.elements()) {
            JsonObject members = call instanceof JsonObject object ? object : JsonObject.EMPTY;
            text.append(text.isEmpty() ? "" : "\n")
                    .append(members.get("name") instanceof JsonString name ? name.value() : call.toJson());
            if (members.get("arguments") instanceof JsonObject arguments) {
                arguments.members().forEach((name, value) ->
                        text.append("\n  ").append(name).append(": ").append(value.toJson()));
            }
        }
        return cut(calls.elements().isEmpty() ? "(no call)" : text.toString());
    }

    private static String cut(String text) {
        if (text.length() <= MOST_CHARS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_CHARS - 1)) ? MOST_CHARS - 1 : MOST_CHARS;
        return text.substring(0, end) + " … and " + Shown.count(text.length() - end, "character") + " more";
    }

    private static String verdict(boolean right) {
        return right ? "right" : "wrong";
    }
}

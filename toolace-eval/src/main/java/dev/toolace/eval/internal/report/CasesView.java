package dev.toolace.eval.internal.report;

import dev.toolace.eval.run.CaseHistory;
import dev.toolace.eval.run.CaseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Long lists of tests in groups that unfold: those that refinement changed, and those that went wrong. Stateless. */
final class CasesView {

    private static final int MOST = 1000;
    private static final int MOST_AT_ONCE = 40;

    private CasesView() {}

    static void changed(List<CaseResult> results, Html html) {
        html.open("section", "id", "changed").element("h2", "Changed by refinement");
        List<CaseResult> changed = results.stream().filter(CasesView::changed).toList();
        if (changed.isEmpty()) {
            html.element("p", "Refinement changed no answer.", "class", "empty");
        } else {
            html.open("p", "class", "legend").element("del", "only in the first attempt").text(" ")
                    .element("ins", "only in the outcome").end("p");
        }
        Map<String, List<CaseResult>> groups = new TreeMap<>();
        changed.forEach(one -> groups.computeIfAbsent(kind(one), kind -> new ArrayList<>()).add(one));
        groups.forEach((kind, some) -> group(kind.substring(2), some, one -> one.verdict().category(), CaseView::change,
                html));
        html.end("section");
    }

    static void wrong(List<CaseResult> results, Html html) {
        List<CaseResult> wrong = results.stream().filter(one -> !one.verdict().right()).toList();
        html.open("section", "id", "wrong").element("h2", "Wrong answers: " + Shown.amount(wrong.size()));
        if (wrong.isEmpty()) {
            html.element("p", results.isEmpty() ? "There are no answers." : "Every answer is right.", "class", "empty");
        } else {
            html.open("p", "class", "legend").element("del", "only in what was wanted").text(" ")
                    .element("ins", "only in what was given").end("p");
        }
        Map<String, List<CaseResult>> groups = new TreeMap<>();
        wrong.forEach(one -> groups.computeIfAbsent(one.score().errorType(), type -> new ArrayList<>()).add(one));
        groups.entrySet().stream().sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .forEach(group -> group(group.getKey(), group.getValue(), one -> one.verdict().category(),
                        CaseView::error, html));
        html.end("section");
    }

    /** A group unfolds; one with many tests unfolds to categories, which unfold again. */
    private static void group(
            String title, List<CaseResult> group, Function<CaseResult, String> part, BiConsumer<CaseResult, Html> view,
            Html html) {
        html.open("details", "class", "group").open("summary").element("b", title).text(" ")
                .element("span", Shown.amount(group.size()), "class", "count").end("summary");
        List<CaseResult> some = group.subList(0, Math.min(MOST, group.size()));
        if (some.size() < group.size()) {
            html.element("p", "The first " + MOST + " of " + Shown.amount(group.size()) + ":", "class", "muted");
        }
        Map<String, List<CaseResult>> parts = new TreeMap<>();
        some.forEach(one -> parts.computeIfAbsent(part.apply(one), name -> new ArrayList<>()).add(one));
        if (some.size() <= MOST_AT_ONCE || parts.size() == 1) {
            some.forEach(one -> view.accept(one, html));
        } else {
            parts.forEach((name, few) -> {
                html.open("details", "class", "group part").open("summary").text(name + " ")
                        .element("span", Shown.amount(few.size()), "class", "count").end("summary");
                few.forEach(one -> view.accept(one, html));
                html.end("details");
            });
        }
        html.end("details");
    }

    private static boolean changed(CaseResult one) {
        List<CaseHistory.Step> steps = one.history().steps();
        return one.verdict().singlePass() != one.verdict().right()
                || steps.size() > 1
                && !CaseView.written(steps.get(0)).equals(CaseView.written(CaseView.outcome(steps)));
    }

    /** The digit orders the groups. */
    private static String kind(CaseResult one) {
        boolean before = one.verdict().singlePass();
        boolean after = one.verdict().right();
        return before == after ? before ? "3 Right before and after" : "2 Wrong before and after"
                : after ? "0 Wrong, then right" : "1 Right, then wrong";
    }
}

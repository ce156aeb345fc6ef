package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Arguments.Bound;
import dev.toolace.onnx.internal.jinja.python.Padding;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.Slices;
import dev.toolace.onnx.internal.jinja.python.TextSplits;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that lay a text out. Stateless. */
final class LayoutFilters {
    static final Map<String, Filter> ALL = Map.of(
            "indent", (value, arguments, budget) -> TextFilters.marked(value, indent(value, arguments)),
            "center", (value, arguments, budget) -> TextFilters.marked(value, Padding.pad(PythonText.str(value),
                    arguments.bind("center", 0, "width").integer(0, 80), " ", '^')),
            "truncate", (value, arguments, budget) -> truncate(value, arguments));

    private static final int MAX_MARGIN = 10_000;

    private LayoutFilters() { }

    private static String indent(@Nullable Object value, Arguments arguments) {
        Bound bound = arguments.bind("indent", 0, "width", "first", "blank");
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        String text = TextFilters.need(value, "indent");
        String margin = bound.has(0) && Values.text(bound.get(0)) != null ? bound.text(0)
                : " ".repeat((int) Math.max(0, Math.min(MAX_MARGIN, bound.integer(0, 4))));
        boolean blank = bound.truth(2, false);
        StringBuilder out = new StringBuilder(bound.truth(1, false) ? margin : "");
        // As in Jinja: the added line end keeps an empty last line.
        List<String> lines = TextSplits.lines(text + "\n", false);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            out.append(i == 0 ? "" : "\n").append(i > 0 && (blank || !line.isEmpty()) ? margin : "").append(line);
            Budget.checkText(out.length());
        }
        return out.toString();
    }

    private static @Nullable Object truncate(@Nullable Object value, Arguments arguments) {
        Bound bound = arguments.bind("truncate", 0, "length", "killwords", "end", "leeway");
        long length = bound.integer(0, 255);
        String end = bound.text(2, "...");
        long leeway = bound.integerOrNone(3, 5);
        if (length < Values.length(end) || leeway < 0) {
            throw new JinjaException("truncate needs a length of at least " + Values.length(end)
                    + " and no negative leeway");
        }
        if (Values.length(value) <= length + leeway) {
            return value;
        }
        String text = TextFilters.need(value, "truncate");
        String cut = (String) Slices.slice(text, null, length - Values.length(end), null);
        int space = bound.truth(1, false) ? -1 : cut.lastIndexOf(' ');
        return TextFilters.marked(value, (space < 0 ? cut : cut.substring(0, space)) + end);
    }
}

package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Arguments.Bound;
import dev.toolace.onnx.internal.jinja.python.Characters;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.Markup;
import dev.toolace.onnx.internal.jinja.python.PercentFormat;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.TextCases;
import dev.toolace.onnx.internal.jinja.python.TextMethods;
import dev.toolace.onnx.internal.jinja.python.Tuple;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters that change a text. Stateless. */
final class TextFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Map.entry("upper", plain("upper", text -> text.toUpperCase(Locale.ROOT))),
            Map.entry("lower", plain("lower", text -> text.toLowerCase(Locale.ROOT))),
            Map.entry("capitalize", plain("capitalize", TextCases::capitalize)),
            Map.entry("title", plain("title", TextFilters::title)),
            Map.entry("trim", (value, arguments, budget) -> {
                Object chars = arguments.bind("trim", 0, "chars").get(0, null);
                return marked(value, TextMethods.strip(PythonText.str(value), chars, true, true));
            }),
            Map.entry("replace", (value, arguments, budget) -> {
                Bound bound = arguments.bind("replace", 2, "old", "new", "count");
                return TextMethods.replace(PythonText.str(value), PythonText.str(bound.get(0)),
                        PythonText.str(bound.get(1)),
                        bound.integerOrNone(2, -1));
            }),
            Map.entry("join", TextFilters::join),
            Map.entry("format", (value, arguments, budget) -> format(value, arguments)),
            Map.entry("wordcount", (value, arguments, budget) -> words(PythonText.str(value))));

    private TextFilters() { }

    private static Filter plain(String name, UnaryOperator<String> change) {
        return (value, arguments, budget) -> {
            arguments.bind(name, 0);
            return marked(value, change.apply(PythonText.str(value)));
        };
    }

    /** What is made of a safe text is one. */
    static Object marked(@Nullable Object source, String text) {
        return source instanceof Markup ? new Markup(text) : text;
    }

    private static String join(@Nullable Object value, Arguments arguments, Budget budget) {
        Bound bound = arguments.bind("join", 0, "d", "attribute");
        String separator = PythonText.str(bound.get(0, ""));
        AttributePath path = AttributePath.of(bound.get(1, null));
        StringBuilder out = new StringBuilder();
        Iterator<@Nullable Object> elements = Iteration.of(value);
        for (String before = ""; elements.hasNext(); before = separator) {
            budget.step();
            out.append(before).append(PythonText.str(path.read(elements.next())));
            Budget.checkText(out.length());
        }
        return out.toString();
    }

    private static Object format(@Nullable Object value, Arguments arguments) {
        if (!arguments.positional().isEmpty() && !arguments.named().isEmpty()) {
            throw new JinjaException("can't handle positional and keyword arguments at the same time");
        }
        Object values = new Tuple(arguments.positional());
        if (!arguments.named().isEmpty()) {
            Dict named = new Dict();
            arguments.named().forEach(named::put);
            values = named;
        }
        return marked(value, PercentFormat.format(PythonText.str(value), values, value instanceof Markup));
    }

    /**
     * Words begin after white space, hyphens and opening brackets; unlike {@code str.title} not after an apostrophe.
     */
    private static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean start = true;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            String one = Character.toString(c);
            out.append(start ? one.toUpperCase(Locale.ROOT) : one.toLowerCase(Locale.ROOT));
            start = Characters.isSpace(c) || "-({[<".indexOf(c) >= 0;
        }
        return out.toString();
    }

    private static long words(String text) {
        long words = 0;
        boolean inside = false;
        for (int c : text.codePoints().toArray()) {
            boolean letter = c == '_' || Character.isLetterOrDigit(c) || Character.getType(c) == Character.LETTER_NUMBER
                    || Character.getType(c) == Character.OTHER_NUMBER;
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }
        return words;
    }

    /** The text of a value that must be one. */
    static String need(@Nullable Object value, String filter) {
        String text = Values.text(value);
        if (text == null) {
            throw new JinjaException("filter '" + filter + "' needs a str, not " + Values.typeName(value));
        }
        return text;
    }
}

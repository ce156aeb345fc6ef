package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Methods of texts, as Python has them. Stateless. */
public final class TextMethods {
    private TextMethods() { }

    static @Nullable Callable find(String text, String name, boolean markup) {
        Callable method = TextPredicates.find(text, name);
        method = method != null ? method : TextSearch.find(text, name);
        method = method != null ? method : find(text, name);
        if (!markup || method == null) {
            return method;
        }
        if (name.equals("join")) {
            return arguments -> new Markup(TextSplits.join(text, arguments.bindPlaces(name, 1, "iterable").get(0),
                    true));
        }
        Callable plain = method;
        return arguments -> marked(plain.call(arguments));
    }

    /** Methods of a safe text give safe texts. */
    private static @Nullable Object marked(@Nullable Object result) {
        if (result instanceof String text) {
            return new Markup(text);
        }
        if (result instanceof List<?> parts) {
            List<@Nullable Object> marked = new ArrayList<>();
            parts.forEach(part -> marked.add(marked(part)));
            return marked;
        }
        if (result instanceof Tuple tuple) {
            List<@Nullable Object> marked = new ArrayList<>();
            tuple.elements().forEach(part -> marked.add(marked(part)));
            return new Tuple(marked);
        }
        return result;
    }

    private static @Nullable Callable find(String text, String name) {
        return switch (name) {
            case "strip" -> arguments -> strip(text, arguments.bindPlaces(name, 0, "chars").get(0, null), true, true);
            case "lstrip" -> arguments -> strip(text, arguments.bindPlaces(name, 0, "chars").get(0, null), true, false);
            case "rstrip" -> arguments -> strip(text, arguments.bindPlaces(name, 0, "chars").get(0, null), false, true);
            case "replace" -> arguments -> {
                Arguments.Bound bound = arguments.bindPlaces(name, 2, "old", "new", "count");
                return replace(text, bound.text(0), bound.text(1), bound.integer(2, -1));
            };
            case "upper" -> none(name, text.toUpperCase(Locale.ROOT));
            case "lower" -> none(name, text.toLowerCase(Locale.ROOT));
            case "casefold" -> none(name, TextCases.fold(text));
            case "capitalize" -> none(name, TextCases.capitalize(text));
            case "title" -> none(name, TextCases.title(text));
            case "swapcase" -> none(name, TextCases.swap(text));
            case "split" -> arguments -> {
                Arguments.Bound bound = arguments.bind(name, 0, "sep", "maxsplit");
                return TextSplits.split(text, bound.get(0, null), bound.integer(1, -1));
            };
            case "rsplit" -> arguments -> {
                Arguments.Bound bound = arguments.bind(name, 0, "sep", "maxsplit");
                return TextSplits.splitRight(text, bound.get(0, null), bound.integer(1, -1));
            };
            case "splitlines" -> arguments ->
                    Iteration.texts(TextSplits.lines(text, arguments.bind(name, 0, "keepends").truth(0, false)));
            case "partition" -> arguments -> TextSplits.partition(text, arguments.bindPlaces(name, 1, "sep").text(0),
                    false);
            case "rpartition" -> arguments -> TextSplits.partition(text, arguments.bindPlaces(name, 1, "sep").text(0),
                    true);
            case "join" -> arguments -> TextSplits.join(text, arguments.bindPlaces(name, 1, "iterable").get(0), false);
            case "removeprefix" -> arguments -> {
                String prefix = arguments.bindPlaces(name, 1, "prefix").text(0);
                return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
            };
            case "removesuffix" -> arguments -> {
                String suffix = arguments.bindPlaces(name, 1, "suffix").text(0);
                return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
            };
            case "center" -> arguments -> padded(text, arguments.bindPlaces(name, 1, "width", "fillchar"), '^');
            case "ljust" -> arguments -> padded(text, arguments.bindPlaces(name, 1, "width", "fillchar"), '<');
            case "rjust" -> arguments -> padded(text, arguments.bindPlaces(name, 1, "width", "fillchar"), '>');
            case "zfill" -> arguments -> Padding.zeros(text, arguments.bindPlaces(name, 1, "width").integer(0, 0));
            case "expandtabs" -> arguments -> Padding.expandTabs(text,
                    arguments.bind(name, 0, "tabsize").integer(0, 8));
            case "format" -> arguments -> StrFormat.format(text, arguments);
            case "format_map" -> arguments -> StrFormat.formatMap(text,
                    arguments.bindPlaces(name, 1, "mapping").get(0));
            default -> null;
        };
    }

    private static Callable none(String name, String result) {
        return arguments -> {
            arguments.bindPlaces(name, 0);
            return result;
        };
    }

    private static String padded(String text, Arguments.Bound bound, char align) {
        return Padding.pad(text, bound.integer(0, 0), bound.text(1, " "), align);
    }

    /** The text without white space, or some characters, at its ends. */
    public static String strip(String text, @Nullable Object chars, boolean left, boolean right) {
        String wanted = Values.text(chars);
        if (wanted == null && chars != null) {
            throw new JinjaException("strip arg must be None or str, not "
                    + Values.typeName(chars));
        }
        int begin = 0;
        int end = text.length();
        while (left && begin < end && strippable(text.codePointAt(begin), wanted)) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (right && end > begin && strippable(text.codePointBefore(end), wanted)) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    private static boolean strippable(int c, @Nullable String characters) {
        return characters == null ? Characters.isSpace(c) : characters.indexOf(c) >= 0;
    }

    /** The text with a part replaced, at most so many times; a negative number is no bound. */
    public static String replace(String text, String old, String replacement, long count) {
        if (count == 0) {
            return text;
        }
        long most = count < 0 ? Long.MAX_VALUE : count;
        StringBuilder out = new StringBuilder();
        int from = 0;
        if (old.isEmpty()) {
            for (long done = 0; done < most; done++) {
                out.append(replacement);
                if (from >= text.length()) {
                    return out.toString();
                }
                int next = from + Character.charCount(text.codePointAt(from));
                out.append(text, from, next);
                from = next;
                Budget.checkText(out.length());
            }
            return out.append(text, from, text.length()).toString();
        }
        int found = text.indexOf(old);
        if (found < 0) {
            return text;
        }
        for (long done = 0; found >= 0 && done < most; done++) {
            out.append(text, from, found).append(replacement);
            from = found + old.length();
            found = text.indexOf(old, from);
            Budget.checkText(out.length());
        }
        return out.append(text, from, text.length()).toString();
    }
}

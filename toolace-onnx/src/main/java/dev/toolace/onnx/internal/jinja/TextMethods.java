package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Methods of texts, as Python has them. */
final class TextMethods {
    private TextMethods() { }

    static @Nullable Callable find(String text, String name) {
        return switch (name) {
            case "strip" -> arguments -> strip(text, arguments, true, true);
            case "lstrip" -> arguments -> strip(text, arguments, true, false);
            case "rstrip" -> arguments -> strip(text, arguments, false, true);
            case "startswith" -> arguments -> affix(text, arguments.need(0, "prefix"), true);
            case "endswith" -> arguments -> affix(text, arguments.need(0, "suffix"), false);
            case "split" -> arguments -> split(text, arguments);
            case "replace" -> arguments -> replace(text, arguments);
            case "upper" -> arguments -> text.toUpperCase(Locale.ROOT);
            case "lower" -> arguments -> text.toLowerCase(Locale.ROOT);
            case "capitalize" -> arguments -> capitalize(text);
            case "join" -> arguments -> Filters.join(arguments.need(0, "iterable"), text);
            case "find" -> arguments -> indexOf(text, arguments.text(0, "sub"));
            case "count" -> arguments -> count(text, arguments.text(0, "sub"));
            default -> null;
        };
    }

    static String strip(String text, Arguments arguments, boolean left, boolean right) {
        Object wanted = arguments.get(0, "chars", null);
        String characters = wanted instanceof String chosen ? chosen : null;
        int begin = 0;
        int end = text.length();
        while (left && begin < end && strippable(text.codePointAt(begin), characters)) {
            begin += Character.charCount(text.codePointAt(begin));
        }
        while (right && end > begin && strippable(text.codePointBefore(end), characters)) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(begin, end);
    }

    private static boolean strippable(int c, @Nullable String characters) {
        return characters == null ? isSpace(c) : characters.indexOf(c) >= 0;
    }

    /** White space as Python's {@code str.isspace} sees it: unlike Java's, no-break spaces count. */
    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private static boolean affix(String text, @Nullable Object affix, boolean start) {
        if (affix instanceof List<?> any) {
            return any.stream().anyMatch(one -> affix(text, one, start));
        }
        if (affix instanceof String part) {
            return start ? text.startsWith(part) : text.endsWith(part);
        }
        throw new JinjaException("startswith and endswith need a string, not a " + Values.typeName(affix));
    }

    private static List<@Nullable Object> split(String text, Arguments arguments) {
        Object separator = arguments.get(0, "sep", null);
        long limit = arguments.integer(1, "maxsplit", -1);
        List<@Nullable Object> parts = new ArrayList<>();
        if (separator instanceof String mark) {
            if (mark.isEmpty()) {
                throw new JinjaException("empty separator");
            }
            int from = 0;
            for (int i = text.indexOf(mark); i >= 0 && (limit < 0 || parts.size() < limit); i = text.indexOf(mark, from)) {
                parts.add(text.substring(from, i));
                from = i + mark.length();
            }
            parts.add(text.substring(from));
            return parts;
        }
        int i = skip(text, 0, true);
        while (i < text.length()) {
            int end = limit >= 0 && parts.size() >= limit ? text.length() : skip(text, i, false);
            parts.add(end == text.length() ? strip(text.substring(i), Arguments.NONE, false, true) : text.substring(i, end));
            i = skip(text, end, true);
        }
        return parts;
    }

    private static int skip(String text, int from, boolean space) {
        int i = from;
        while (i < text.length() && isSpace(text.charAt(i)) == space) {
            i++;
        }
        return i;
    }

    static String replace(String text, Arguments arguments) {
        String old = arguments.text(0, "old");
        String replacement = arguments.text(1, "new");
        Object limit = arguments.get(2, "count", null);
        long count = limit == null ? -1 : Values.integer(limit, "count");
        Texts.check(text.length() + (long) replacement.length() * count(text, old));
        if (count < 0) {
            return text.replace(old, replacement);
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (long done = 0; done < count; done++) {
            int i = text.indexOf(old, from);
            if (i < 0 || old.isEmpty()) {
                break;
            }
            out.append(text, from, i).append(replacement);
            from = i + old.length();
        }
        return out.append(text.substring(from)).toString();
    }

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first).toLowerCase(Locale.ROOT);
    }

    private static long indexOf(String text, String part) {
        int i = text.indexOf(part);
        return i < 0 ? -1 : text.codePointCount(0, i);
    }

    private static long count(String text, String part) {
        if (part.isEmpty()) {
            return Values.length(text) + 1;
        }
        long found = 0;
        for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
            found++;
        }
        return found;
    }
}

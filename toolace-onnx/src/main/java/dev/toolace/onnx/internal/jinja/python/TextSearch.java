package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import org.jspecify.annotations.Nullable;

/** The methods of texts that look for a part. Places count code points. Stateless. */
final class TextSearch {
    private TextSearch() { }

    static @Nullable Callable find(String text, String name) {
        return switch (name) {
            case "startswith" -> arguments -> affix(text, name, arguments, true);
            case "endswith" -> arguments -> affix(text, name, arguments, false);
            case "find" -> arguments -> search(text, name, arguments, false);
            case "rfind" -> arguments -> search(text, name, arguments, true);
            case "index" -> arguments -> found(search(text, name, arguments, false));
            case "rindex" -> arguments -> found(search(text, name, arguments, true));
            case "count" -> arguments -> {
                Arguments.Bound bound = arguments.bindPlaces(name, 1, "sub", "start", "end");
                String part = window(text, bound);
                return part == null ? 0L : count(part, bound.text(0));
            };
            default -> null;
        };
    }

    /** A place as slices have it, within the length. */
    static long place(long index, long length) {
        return Math.max(0, Math.min(length, index < 0 ? index + length : index));
    }

    /** The part of the text between the arguments start and end; null where start is behind the end of the text. */
    private static @Nullable String window(String text, Arguments.Bound bound) {
        if (!bound.has(1)) {
            return text;
        }
        long length = Values.length(text);
        long start = bound.integerOrNone(1, 0);
        if (start > length || place(start, length) > place(bound.integerOrNone(2, length), length)) {
            return null;
        }
        return (String) Slices.slice(text, start, bound.integerOrNone(2, length), null);
    }

    private static boolean affix(String text, String name, Arguments arguments, boolean start) {
        Arguments.Bound bound = arguments.bindPlaces(name, 1, "affix", "start", "end");
        String part = window(text, bound);
        return part != null && affix(part, name, bound.get(0), start);
    }

    private static boolean affix(String text, String name, @Nullable Object affix, boolean start) {
        if (affix instanceof Tuple any) {
            return any.elements().stream().anyMatch(one -> affix(text, name, one, start));
        }
        String part = Values.text(affix);
        if (part == null) {
            throw new JinjaException(name + " first arg must be str or a tuple of str, not " + Values.typeName(affix));
        }
        return start ? text.startsWith(part) : text.endsWith(part);
    }

    private static long search(String text, String name, Arguments arguments, boolean last) {
        Arguments.Bound bound = arguments.bindPlaces(name, 1, "sub", "start", "end");
        String part = window(text, bound);
        int at = part == null ? -1 : last ? part.lastIndexOf(bound.text(0)) : part.indexOf(bound.text(0));
        if (part == null || at < 0) {
            return -1;
        }
        long before = bound.has(1) ? place(bound.integerOrNone(1, 0), Values.length(text)) : 0;
        return before + part.codePointCount(0, at);
    }

    private static long found(long place) {
        if (place < 0) {
            throw new JinjaException("substring not found");
        }
        return place;
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

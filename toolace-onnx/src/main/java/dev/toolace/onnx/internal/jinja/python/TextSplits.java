package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts taken apart and put together. Stateless. */
public final class TextSplits {
    private TextSplits() { }

    private static String separator(@Nullable Object separator) {
        String mark = Values.text(separator);
        if (mark == null) {
            throw new JinjaException("must be str or None, not " + Values.typeName(separator));
        }
        if (mark.isEmpty()) {
            throw new JinjaException("empty separator");
        }
        return mark;
    }

    static List<@Nullable Object> split(String text, @Nullable Object separator, long limit) {
        long most = limit < 0 ? Long.MAX_VALUE : limit;
        List<@Nullable Object> parts = new ArrayList<>();
        if (separator == null) {
            int i = skip(text, 0, true);
            while (i < text.length()) {
                if (parts.size() >= most) {
                    parts.add(text.substring(i));
                    break;
                }
                int end = skip(text, i, false);
                parts.add(text.substring(i, end));
                i = skip(text, end, true);
            }
            return parts;
        }
        String mark = separator(separator);
        int from = 0;
        for (int i = text.indexOf(mark); i >= 0 && parts.size() < most; i = text.indexOf(mark, from)) {
            parts.add(text.substring(from, i));
            Budget.checkElements(parts.size());
            from = i + mark.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    static List<@Nullable Object> splitRight(String text, @Nullable Object separator, long limit) {
        if (limit < 0) {
            return split(text, separator, limit);
        }
        List<@Nullable Object> parts = new ArrayList<>();
        int end = text.length();
        if (separator == null) {
            end = skipBack(text, end, true);
            while (end > 0 && parts.size() < limit) {
                int begin = skipBack(text, end, false);
                parts.add(text.substring(begin, end));
                end = skipBack(text, begin, true);
            }
            if (end > 0) {
                parts.add(text.substring(0, end));
            }
        } else {
            String mark = separator(separator);
            for (int i = text.lastIndexOf(mark); i >= 0
                    && parts.size() < limit; i = text.lastIndexOf(mark, end - mark.length())) {
                parts.add(text.substring(i + mark.length(), end));
                end = i;
                if (end < mark.length()) {
                    break;
                }
            }
            parts.add(text.substring(0, end));
        }
        Collections.reverse(parts);
        return parts;
    }

    private static int skip(String text, int from, boolean space) {
        int i = from;
        while (i < text.length() && Characters.isSpace(text.charAt(i)) == space) {
            i++;
        }
        return i;
    }

    private static int skipBack(String text, int from, boolean space) {
        int i = from;
        while (i > 0 && Characters.isSpace(text.charAt(i - 1)) == space) {
            i--;
        }
        return i;
    }

    /** The lines of a text, by every character that ends one in Python. */
    public static List<String> lines(String text, boolean keepEnds) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = from;
            while (end < text.length() && !Characters.endsLine(text.charAt(end))) {
                end++;
            }
            int next = end == text.length() ? end : text.startsWith("\r\n", end) ? end + 2 : end + 1;
            lines.add(text.substring(from, keepEnds ? next : end));
            from = next;
        }
        return lines;
    }

    static Tuple partition(String text, String mark, boolean last) {
        separator(mark);
        int at = last ? text.lastIndexOf(mark) : text.indexOf(mark);
        if (at < 0) {
            return new Tuple(last ? List.of("", "", text) : List.of(text, "", ""));
        }
        return new Tuple(List.of(text.substring(0, at), mark, text.substring(at + mark.length())));
    }

    /** The elements with a separator between them; joined to safe HTML, they are escaped. */
    static String join(String separator, @Nullable Object elements, boolean escape) {
        StringBuilder out = new StringBuilder();
        Iterator<@Nullable Object> all = Iteration.of(elements);
        for (int i = 0; all.hasNext(); i++) {
            Object element = all.next();
            String text = escape ? Markup.escape(element) : Values.text(element);
            if (text == null) {
                throw new JinjaException("sequence item " + i + ": expected str instance, " + Values.typeName(element)
                        + " found");
            }
            out.append(i == 0 ? "" : separator).append(text);
            Budget.checkText(out.length());
        }
        return out.toString();
    }
}

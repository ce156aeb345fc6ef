package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's slices: negative bounds count from the end, bounds outside are cut, the step may be negative. */
final class Slices {
    private Slices() { }

    static Object slice(@Nullable Object value, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
        if (value instanceof String text) {
            if (step == null && simple(from) && simple(to)) {
                return substring(text, from, to);
            }
            StringBuilder out = new StringBuilder();
            for (Object character : slice(Values.iterate(text), from, to, step)) {
                out.append(character);
            }
            return out.toString();
        }
        if (value instanceof List<?> list) {
            return slice(list, from, to, step);
        }
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        throw new JinjaException("a " + Values.typeName(value) + " cannot be sliced");
    }

    private static boolean simple(@Nullable Object bound) {
        return bound == null || (bound instanceof Long number && number >= 0);
    }

    private static String substring(String text, @Nullable Object from, @Nullable Object to) {
        int begin = offset(text, from == null ? 0 : (Long) from);
        int end = to == null ? text.length() : offset(text, (Long) to);
        return begin >= end ? "" : text.substring(begin, end);
    }

    private static int offset(String text, long codePoints) {
        int i = 0;
        for (long seen = 0; seen < codePoints && i < text.length(); seen++) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static List<@Nullable Object> slice(List<?> list, @Nullable Object from, @Nullable Object to, @Nullable Object by) {
        long step = by == null ? 1 : Values.integer(by, "the step of a slice");
        if (step == 0) {
            throw new JinjaException("the step of a slice must not be zero");
        }
        int size = list.size();
        step = Math.max(-size - 1L, Math.min(size + 1L, step));
        long begin = bound(from, size, step, step > 0 ? 0 : size - 1);
        long end = bound(to, size, step, step > 0 ? size : -1);
        List<@Nullable Object> out = new ArrayList<>();
        for (long i = begin; step > 0 ? i < end : i > end; i += step) {
            out.add(list.get((int) i));
        }
        return out;
    }

    private static long bound(@Nullable Object value, int size, long step, long otherwise) {
        if (value == null) {
            return otherwise;
        }
        long index = Values.integer(value, "the bound of a slice");
        if (index < 0) {
            index += size;
        }
        return step > 0 ? Math.max(0, Math.min(size, index)) : Math.max(-1, Math.min(size - 1, index));
    }
}

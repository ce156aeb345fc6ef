package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's slices: negative bounds count from the end, bounds outside are cut, the step may be negative. Stateless. */
public final class Slices {
    private Slices() { }

    /** {@code value[from:to:step]}. */
    public static Object slice(@Nullable Object value, @Nullable Object from, @Nullable Object to,
            @Nullable Object step) {
        String text = Values.text(value);
        if (text != null) {
            String part = slice(text, from, to, step);
            return value instanceof Markup ? new Markup(part) : part;
        }
        if (value instanceof List<?> list) {
            return slice(list, from, to, step);
        }
        if (value instanceof Tuple tuple) {
            return new Tuple(slice(tuple.elements(), from, to, step));
        }
        if (value instanceof Range range) {
            Plan plan = Plan.of(range.size(), from, to, step);
            return Range.of(range.start() + plan.begin() * range.step(), range.start() + plan.end() * range.step(),
                    range.step() * plan.step());
        }
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        throw new JinjaException("'" + Values.typeName(value) + "' object cannot be sliced");
    }

    private static String slice(String text, @Nullable Object from, @Nullable Object to, @Nullable Object step) {
        if (step == null && startsInside(from) && startsInside(to)) {
            int begin = offset(text, from == null ? 0 : (Long) from);
            int end = to == null ? text.length() : offset(text, (Long) to);
            return begin >= end ? "" : text.substring(begin, end);
        }
        StringBuilder out = new StringBuilder();
        int[] points = text.codePoints().toArray();
        Plan plan = Plan.of(points.length, from, to, step);
        for (int i = 0; i < plan.count(); i++) {
            out.appendCodePoint(points[plan.place(i)]);
        }
        return out.toString();
    }

    private static boolean startsInside(@Nullable Object bound) {
        return bound == null || (bound instanceof Long number && number >= 0);
    }

    private static int offset(String text, long codePoints) {
        int i = 0;
        for (long seen = 0; seen < codePoints && i < text.length(); seen++) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static List<@Nullable Object> slice(List<?> list, @Nullable Object from, @Nullable Object to,
            @Nullable Object step) {
        Plan plan = Plan.of(list.size(), from, to, step);
        List<@Nullable Object> out = new ArrayList<>(plan.count());
        for (int i = 0; i < plan.count(); i++) {
            out.add(list.get(plan.place(i)));
        }
        return out;
    }

    /** The element of a text at a place, or null. */
    static @Nullable String character(String text, long index) {
        int length = text.codePointCount(0, text.length());
        long place = index < 0 ? index + length : index;
        if (place < 0 || place >= length) {
            return null;
        }
        return Character.toString(text.codePointAt(text.offsetByCodePoints(0, (int) place)));
    }

    private static long bound(@Nullable Object value) {
        if (value instanceof Long || value instanceof Boolean) {
            // So far outside that it is all the same, but never overflowing.
            return Math.max(-(1L << 40), Math.min(1L << 40, Values.integer(value, "a slice index")));
        }
        if (value instanceof BigInteger wide) {
            return wide.signum() * (1L << 40);
        }
        throw new JinjaException("slice indices must be integers or None, not " + Values.typeName(value));
    }

    /** Which places of a sequence a slice takes. */
    private record Plan(long begin, long end, long step, int count) {

        static Plan of(int size, @Nullable Object from, @Nullable Object to, @Nullable Object by) {
            long step = by == null ? 1 : bound(by);
            if (step == 0) {
                throw new JinjaException("slice step cannot be zero");
            }
            long begin = from == null ? step > 0 ? 0 : size - 1 : clip(bound(from), size, step);
            long end = to == null ? step > 0 ? size : -1 : clip(bound(to), size, step);
            long count = step > 0 ? (end - begin + step - 1) / step : (begin - end - step - 1) / -step;
            return new Plan(begin, end, step, (int) Math.max(0, count));
        }

        private static long clip(long bound, int size, long step) {
            long index = bound < 0 ? bound + size : bound;
            return step > 0 ? Math.max(0, Math.min(size, index)) : Math.max(-1, Math.min(size - 1, index));
        }

        int place(int i) {
            return (int) (begin + i * step);
        }
    }
}

package dev.toolace.onnx.internal.jinja.python;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stable sort that asks only whether one value is less than another: Java's own fails where there is no total order,
 * as with NaN.
 */
public final class Sorting {
    private Sorting() { }

    /** The elements in the order of their keys; equal ones keep their order, also when reversed. */
    public static List<@Nullable Object> sorted(List<@Nullable Object> elements, Function<@Nullable Object,
            @Nullable Object> key,
            boolean reverse) {
        List<Keyed> keyed = new ArrayList<>(elements.size());
        elements.forEach(element -> keyed.add(new Keyed(key.apply(element), element)));
        if (reverse) {
            Collections.reverse(keyed);
        }
        List<Keyed> sorted = merge(keyed);
        if (reverse) {
            Collections.reverse(sorted);
        }
        List<@Nullable Object> out = new ArrayList<>(sorted.size());
        sorted.forEach(one -> out.add(one.element()));
        return out;
    }

    private record Keyed(@Nullable Object key, @Nullable Object element) { }

    private static List<Keyed> merge(List<Keyed> elements) {
        if (elements.size() < 2) {
            return elements;
        }
        int middle = elements.size() / 2;
        List<Keyed> left = merge(elements.subList(0, middle));
        List<Keyed> right = merge(elements.subList(middle, elements.size()));
        List<Keyed> out = new ArrayList<>(elements.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            boolean second = Comparison.less(right.get(j).key(), left.get(i).key());
            out.add(second ? right.get(j++) : left.get(i++));
        }
        out.addAll(left.subList(i, left.size()));
        out.addAll(right.subList(j, right.size()));
        return out;
    }
}

package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Arguments.Bound;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Generator;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.Members;
import dev.toolace.onnx.internal.jinja.python.Slices;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Filters that take sequences apart. Stateless. */
final class SequenceFilters {
    static final Map<String, Filter> ALL = Map.of(
            "list", (value, arguments, budget) -> Iteration.list(value),
            "first", (value, arguments, budget) -> first(Iteration.of(value), "first"),
            "last", (value, arguments, budget) -> last(value),
            "items", (value, arguments, budget) -> items(value),
            "reverse", (value, arguments, budget) -> reverse(value),
            "random", (value, arguments, budget) -> random(value),
            "batch", (value, arguments, budget) -> batch(value, arguments),
            "slice", (value, arguments, budget) -> slices(value, arguments));

    private SequenceFilters() { }

    private static @Nullable Object first(Iterator<@Nullable Object> elements, String which) {
        return elements.hasNext() ? elements.next() : Undefined.because("No " + which + " item, sequence was empty.");
    }

    private static @Nullable Object last(@Nullable Object value) {
        Iterator<@Nullable Object> reversed = Iteration.reversed(value);
        if (reversed == null) {
            throw new JinjaException("'" + Values.typeName(value) + "' object is not reversible");
        }
        return first(reversed, "last");
    }

    private static Generator items(@Nullable Object value) {
        if (value instanceof Undefined) {
            return new Generator(Collections.emptyIterator());
        }
        if (!(value instanceof Dict dict)) {
            throw new JinjaException("Can only get item pairs from a mapping.");
        }
        return new Generator(GroupFilters.items(dict).iterator());
    }

    private static Object reverse(@Nullable Object value) {
        if (Values.text(value) != null) {
            return Slices.slice(value, null, null, -1L);
        }
        Iterator<@Nullable Object> reversed = Iteration.reversed(value);
        if (reversed != null) {
            return new Generator(reversed, "list_reverseiterator", 1);
        }
        List<@Nullable Object> list = Iteration.list(value);
        Collections.reverse(list);
        return list;
    }

    private static @Nullable Object random(@Nullable Object value) {
        int size = (int) Values.length(value);
        return size == 0 ? Undefined.because("No random item, sequence was empty.")
                : Members.item(value, (long) ThreadLocalRandom.current().nextInt(size));
    }

    private static Generator batch(@Nullable Object value, Arguments arguments) {
        Bound bound = arguments.bind("batch", 1, "linecount", "fill_with");
        long size = bound.integer(0, 1);
        List<@Nullable Object> lines = new ArrayList<>();
        List<@Nullable Object> line = new ArrayList<>();
        Iterator<@Nullable Object> elements = Iteration.of(value);
        while (elements.hasNext()) {
            if (line.size() == size) {
                lines.add(line);
                line = new ArrayList<>();
            }
            line.add(elements.next());
        }
        if (!line.isEmpty()) {
            Object filler = bound.get(1, null);
            if (filler != null && line.size() < size) {
                Budget.checkElements(size);
                line.addAll(Collections.nCopies((int) size - line.size(), filler));
            }
            lines.add(line);
        }
        return new Generator(lines.iterator());
    }

    private static Generator slices(@Nullable Object value, Arguments arguments) {
        Bound bound = arguments.bind("slice", 1, "slices", "fill_with");
        long count = bound.integer(0, 1);
        if (count == 0) {
            throw new JinjaException("integer division or modulo by zero");
        }
        Budget.checkElements(count);
        Object filler = bound.get(1, null);
        List<@Nullable Object> elements = Iteration.list(value);
        List<@Nullable Object> slices = new ArrayList<>();
        long size = Math.floorDiv(elements.size(), count);
        long longer = Math.floorMod(elements.size(), count);
        int from = 0;
        for (long i = 0; i < count; i++) {
            int to = (int) (from + size + (i < longer ? 1 : 0));
            List<@Nullable Object> slice = new ArrayList<>(elements.subList(from, to));
            if (filler != null && i >= longer) {
                slice.add(filler);
            }
            slices.add(slice);
            from = to;
        }
        return new Generator(slices.iterator());
    }
}

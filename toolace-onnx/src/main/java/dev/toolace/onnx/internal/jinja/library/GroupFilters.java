package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Arguments.Bound;
import dev.toolace.onnx.internal.jinja.python.Comparison;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Generator;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.Keys;
import dev.toolace.onnx.internal.jinja.python.Sorting;
import dev.toolace.onnx.internal.jinja.python.Tuple;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters that sort, group and compare elements. Stateless. */
final class GroupFilters {
    static final Map<String, Filter> ALL = Map.of(
            "sort", GroupFilters::sort,
            "dictsort", GroupFilters::sortDict,
            "unique", (value, arguments, budget) -> unique(value, arguments),
            "min", (value, arguments, budget) -> extreme("min", value, arguments, budget),
            "max", (value, arguments, budget) -> extreme("max", value, arguments, budget),
            "groupby", GroupFilters::group);

    private GroupFilters() { }

    private static @Nullable Object folded(@Nullable Object value, boolean exact) {
        String text = exact ? null : Values.text(value);
        return text == null ? value : text.toLowerCase(Locale.ROOT);
    }

    /** Sorting costs more than one step for each element. */
    private static void charge(List<?> elements, Budget budget) {
        budget.spend(4L * elements.size());
    }

    private static List<@Nullable Object> sort(@Nullable Object value, Arguments arguments, Budget budget) {
        Bound bound = arguments.bind("sort", 0, "reverse", "case_sensitive", "attribute");
        boolean exact = bound.truth(1, false);
        Object attribute = bound.get(2, null);
        String several = Values.text(attribute);
        List<AttributePath> paths = new ArrayList<>();
        if (several == null) {
            paths.add(AttributePath.of(attribute));
        } else {
            Arrays.stream(several.split(",", -1)).forEach(path -> paths.add(AttributePath.of(path)));
        }
        List<@Nullable Object> elements = Iteration.list(value);
        charge(elements, budget);
        return Sorting.sorted(elements, element -> {
            List<@Nullable Object> keys = new ArrayList<>(paths.size());
            paths.forEach(path -> keys.add(folded(path.read(element), exact)));
            return keys;
        }, bound.truth(0, false));
    }

    private static List<@Nullable Object> sortDict(@Nullable Object value, Arguments arguments, Budget budget) {
        Bound bound = arguments.bind("dictsort", 0, "case_sensitive", "by", "reverse");
        boolean exact = bound.truth(0, false);
        String by = bound.text(1, "key");
        if (!by.equals("key") && !by.equals("value")) {
            throw new JinjaException("You can only sort by either \"key\" or \"value\"");
        }
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (!(value instanceof Dict dict)) {
            throw new JinjaException("'" + Values.typeName(value) + "' object has no attribute 'items'");
        }
        int place = by.equals("key") ? 0 : 1;
        List<@Nullable Object> items = items(dict);
        charge(items, budget);
        return Sorting.sorted(items, item -> folded(((Tuple) Objects.requireNonNull(item)).elements().get(place),
                exact),
                bound.truth(2, false));
    }

    static List<@Nullable Object> items(Dict dict) {
        List<@Nullable Object> items = new ArrayList<>(dict.size());
        dict.forEach((key, value) -> items.add(Tuple.of(key, value)));
        return items;
    }

    /** A dict with its entries in the order of their keys. */
    static Dict byKey(Dict dict) {
        Dict sorted = new Dict();
        for (Object item : Sorting.sorted(items(dict), one -> ((Tuple) Objects.requireNonNull(one)).elements().get(0),
                false)) {
            List<@Nullable Object> entry = ((Tuple) Objects.requireNonNull(item)).elements();
            sorted.put(entry.get(0), entry.get(1));
        }
        return sorted;
    }

    private static Generator unique(@Nullable Object value, Arguments arguments) {
        Bound bound = arguments.bind("unique", 0, "case_sensitive", "attribute");
        boolean exact = bound.truth(0, false);
        AttributePath path = AttributePath.of(bound.get(1, null));
        Set<Object> seen = new HashSet<>();
        List<@Nullable Object> kept = new ArrayList<>();
        Iterator<@Nullable Object> elements = Iteration.of(value);
        while (elements.hasNext()) {
            Object element = elements.next();
            if (seen.add(Keys.of(folded(path.read(element), exact)))) {
                kept.add(element);
            }
        }
        return new Generator(kept.iterator());
    }

    private static @Nullable Object extreme(String name, @Nullable Object value, Arguments arguments, Budget budget) {
        Bound bound = arguments.bind(name, 0, "case_sensitive", "attribute");
        boolean exact = bound.truth(0, false);
        AttributePath path = AttributePath.of(bound.get(1, null));
        Iterator<@Nullable Object> elements = Iteration.of(value);
        if (!elements.hasNext()) {
            return Undefined.because("No aggregated item, sequence was empty.");
        }
        Object best = elements.next();
        Object bestKey = folded(path.read(best), exact);
        while (elements.hasNext()) {
            budget.step();
            Object element = elements.next();
            Object key = folded(path.read(element), exact);
            if (name.equals("min") ? Comparison.less(key, bestKey) : Comparison.holds(">", key, bestKey)) {
                best = element;
                bestKey = key;
            }
        }
        return best;
    }

    private static List<@Nullable Object> group(@Nullable Object value, Arguments arguments, Budget budget) {
        Bound bound = arguments.bind("groupby", 1, "attribute", "default", "case_sensitive");
        AttributePath path = AttributePath.of(bound.get(0));
        Object otherwise = bound.get(1, null);
        boolean exact = bound.truth(2, false);
        List<@Nullable Object> elements = Iteration.list(value);
        charge(elements, budget);
        List<@Nullable Object> groups = new ArrayList<>();
        List<@Nullable Object> current = new ArrayList<>();
        Object last = Values.MISSING;
        for (Object element : Sorting.sorted(elements, one -> folded(path.read(one, otherwise), exact), false)) {
            Object key = folded(path.read(element, otherwise), exact);
            if (last == Values.MISSING || !Comparison.same(last, key)) {
                current = new ArrayList<>();
                groups.add(new Tuple(Arrays.asList(path.read(element, otherwise), current),
                        List.of("grouper", "list")));
            }
            current.add(element);
            last = key;
        }
        return groups;
    }
}

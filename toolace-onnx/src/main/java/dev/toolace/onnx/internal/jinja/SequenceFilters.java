package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that choose, change or order the elements of a list. */
final class SequenceFilters {
    static final Map<String, Filters.Function> ALL = Map.ofEntries(
            Map.entry("map", SequenceFilters::map),
            Map.entry("select", (value, arguments) -> select(value, arguments, false, true)),
            Map.entry("reject", (value, arguments) -> select(value, arguments, false, false)),
            Map.entry("selectattr", (value, arguments) -> select(value, arguments, true, true)),
            Map.entry("rejectattr", (value, arguments) -> select(value, arguments, true, false)),
            Map.entry("sort", SequenceFilters::sort),
            Map.entry("dictsort", SequenceFilters::dictsort),
            Map.entry("unique", SequenceFilters::unique),
            Map.entry("min", (value, arguments) -> extreme(value, -1)),
            Map.entry("max", (value, arguments) -> extreme(value, 1)),
            Map.entry("sum", SequenceFilters::sum));

    private SequenceFilters() { }

    private static Generator map(@Nullable Object value, Arguments arguments) {
        Object attribute = arguments.named().get("attribute");
        List<@Nullable Object> out = new ArrayList<>();
        if (attribute != null) {
            for (Object element : Values.iterate(value)) {
                Object member = path(element, PythonText.str(attribute));
                out.add(member instanceof Undefined ? arguments.named().getOrDefault("default", member) : member);
            }
            return new Generator(out);
        }
        String name = arguments.text(0, "filter");
        Filters.Function function = Filters.find(name);
        if (function == null) {
            throw new JinjaException("unknown filter '" + name + "'");
        }
        Arguments rest = arguments.from(1);
        for (Object element : Values.iterate(value)) {
            out.add(function.apply(element, rest));
        }
        return new Generator(out);
    }

    private static Generator select(@Nullable Object value, Arguments arguments, boolean byAttribute, boolean keep) {
        int first = byAttribute ? 1 : 0;
        String attribute = byAttribute ? PythonText.str(arguments.need(0, "attribute")) : "";
        Tests.Function test = (candidate, rest) -> Values.truthy(candidate);
        if (arguments.positional().size() > first) {
            String name = arguments.text(first, "test");
            Tests.Function named = Tests.find(name);
            if (named == null) {
                throw new JinjaException("unknown test '" + name + "'");
            }
            test = named;
        }
        Arguments rest = arguments.from(first + 1);
        List<@Nullable Object> out = new ArrayList<>();
        for (Object element : Values.iterate(value)) {
            if (test.test(byAttribute ? path(element, attribute) : element, rest) == keep) {
                out.add(element);
            }
        }
        return new Generator(out);
    }

    /** Follows a dotted path; numbers in it are places in a list. */
    private static @Nullable Object path(@Nullable Object start, String path) {
        Object value = start;
        for (String step : path.split("\\.", -1)) {
            boolean number = !step.isEmpty() && step.length() < 10 && step.chars().allMatch(c -> c >= '0' && c <= '9');
            value = Members.item(value, number ? (Object) Long.parseLong(step) : step);
        }
        return value;
    }

    private static List<@Nullable Object> sort(@Nullable Object value, Arguments arguments) {
        boolean exact = Values.truthy(arguments.get(1, "case_sensitive", false));
        Object attribute = arguments.get(2, "attribute", null);
        Comparator<@Nullable Object> order = (a, b) -> {
            Object first = attribute == null ? a : path(a, PythonText.str(attribute));
            Object second = attribute == null ? b : path(b, PythonText.str(attribute));
            return Comparison.compare("sort", folded(first, exact), folded(second, exact));
        };
        List<@Nullable Object> sorted = Values.iterate(value);
        sorted.sort(Values.truthy(arguments.get(0, "reverse", false)) ? order.reversed() : order);
        return sorted;
    }

    private static List<@Nullable Object> dictsort(@Nullable Object value, Arguments arguments) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new JinjaException("filter 'dictsort' needs a mapping, not a " + Values.typeName(value));
        }
        boolean exact = Values.truthy(arguments.get(0, "case_sensitive", false));
        int place = "value".equals(arguments.get(1, "by", "key")) ? 1 : 0;
        Comparator<@Nullable Object> order = (a, b) -> Comparison.compare("dictsort",
                folded(Members.item(a, (long) place), exact), folded(Members.item(b, (long) place), exact));
        List<@Nullable Object> sorted = MapMethods.items(map);
        sorted.sort(Values.truthy(arguments.get(2, "reverse", false)) ? order.reversed() : order);
        return sorted;
    }

    private static @Nullable Object folded(@Nullable Object value, boolean exact) {
        return !exact && value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }

    private static Generator unique(@Nullable Object value, Arguments arguments) {
        boolean exact = Values.truthy(arguments.get(0, "case_sensitive", false));
        Map<Object, @Nullable Object> seen = new LinkedHashMap<>();
        for (Object element : Values.iterate(value)) {
            seen.putIfAbsent(Values.key(folded(element, exact)), element);
        }
        return new Generator(new ArrayList<>(seen.values()));
    }

    private static @Nullable Object extreme(@Nullable Object value, int sign) {
        Object best = null;
        boolean any = false;
        for (Object element : Values.iterate(value)) {
            if (!any || Comparison.compare("<", folded(element, false), folded(best, false)) * sign > 0) {
                best = element;
                any = true;
            }
        }
        return any ? best : new Undefined("an element of an empty list");
    }

    private static @Nullable Object sum(@Nullable Object value, Arguments arguments) {
        Object attribute = arguments.get(0, "attribute", null);
        Object total = arguments.get(1, "start", 0L);
        for (Object element : Values.iterate(value)) {
            total = Arithmetic.binary("+", total, attribute == null ? element : path(element, PythonText.str(attribute)));
        }
        return total;
    }
}

package dev.toolace.onnx.internal.jinja;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters: {@code value | name(arguments)}. */
final class Filters {
    private Filters() { }

    /** A filter. */
    @FunctionalInterface
    interface Function {
        @Nullable Object apply(@Nullable Object value, Arguments arguments);
    }

    private static final Map<String, Function> ALL = Map.ofEntries(
            Map.entry("tojson", PythonJson::write),
            Map.entry("join", (value, arguments) -> join(value, PythonText.str(arguments.get(0, "d", "")))),
            Map.entry("trim", (value, arguments) -> TextMethods.strip(PythonText.str(value), arguments, true, true)),
            Map.entry("length", (value, arguments) -> Values.length(value)),
            Map.entry("count", (value, arguments) -> Values.length(value)),
            Map.entry("default", Filters::otherwise),
            Map.entry("d", Filters::otherwise),
            Map.entry("upper", (value, arguments) -> PythonText.str(value).toUpperCase(Locale.ROOT)),
            Map.entry("lower", (value, arguments) -> PythonText.str(value).toLowerCase(Locale.ROOT)),
            Map.entry("capitalize", (value, arguments) -> TextMethods.capitalize(PythonText.str(value))),
            Map.entry("replace", (value, arguments) -> TextMethods.replace(PythonText.str(value), arguments)),
            Map.entry("string", (value, arguments) -> PythonText.str(value)),
            Map.entry("safe", (value, arguments) -> value),
            Map.entry("list", (value, arguments) -> Values.iterate(value)),
            Map.entry("first", (value, arguments) -> Members.item(sequence(value), 0L)),
            Map.entry("last", (value, arguments) -> Members.item(sequence(value), -1L)),
            Map.entry("items", (value, arguments) -> value instanceof Undefined ? List.of() : MapMethods.items(map(value))),
            Map.entry("int", Filters::toInteger),
            Map.entry("reverse", (value, arguments) -> Slices.slice(value, null, null, -1L)));

    /** The filter of a name, or null. */
    static @Nullable Function find(String name) {
        Function function = ALL.get(name);
        function = function == null ? SequenceFilters.ALL.get(name) : function;
        return function == null ? TextFilters.ALL.get(name) : function;
    }

    static String join(@Nullable Object value, String separator) {
        StringBuilder out = new StringBuilder();
        String before = "";
        for (Object element : Values.iterate(value)) {
            out.append(before).append(PythonText.str(element));
            Texts.check(out.length());
            before = separator;
        }
        return out.toString();
    }

    private static @Nullable Object otherwise(@Nullable Object value, Arguments arguments) {
        boolean falsy = Values.truthy(arguments.get(1, "boolean", false));
        boolean missing = value instanceof Undefined || (falsy && !Values.truthy(value));
        return missing ? arguments.get(0, "default_value", "") : value;
    }

    private static @Nullable Object sequence(@Nullable Object value) {
        return value instanceof List || value instanceof String ? value : Values.iterate(value);
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new JinjaException("filter 'items' needs a mapping, not a " + Values.typeName(value));
    }

    private static Object toInteger(@Nullable Object value, Arguments arguments) {
        try {
            if (value instanceof Double number) {
                return (long) (double) number;
            }
            if (value instanceof String text && text.length() <= 40) {
                BigDecimal number = new BigDecimal(text.strip());
                if (Math.abs((long) number.scale()) < 100) {
                    return number.toBigInteger().longValueExact();
                }
            } else if (value instanceof Long || value instanceof Boolean) {
                return Values.integer(value, "value");
            }
        } catch (NumberFormatException | ArithmeticException e) {
            return arguments.integer(0, "default", 0);
        }
        return arguments.integer(0, "default", 0);
    }
}

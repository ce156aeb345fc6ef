package dev.toolace.onnx.internal.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tests: {@code value is name}. */
final class Tests {
    private Tests() { }

    /** A test. */
    @FunctionalInterface
    interface Function {
        boolean test(@Nullable Object value, Arguments arguments);
    }

    private static final Map<String, Function> ALL = Map.ofEntries(
            Map.entry("defined", (value, arguments) -> !(value instanceof Undefined)),
            Map.entry("undefined", (value, arguments) -> value instanceof Undefined),
            Map.entry("none", (value, arguments) -> value == null),
            Map.entry("string", (value, arguments) -> value instanceof String),
            Map.entry("mapping", (value, arguments) -> value instanceof Map),
            Map.entry("iterable", (value, arguments) -> isSequence(value) || value instanceof Undefined || value instanceof Generator),
            Map.entry("sequence", (value, arguments) -> isSequence(value) || value instanceof Undefined),
            Map.entry("boolean", (value, arguments) -> value instanceof Boolean),
            Map.entry("true", (value, arguments) -> Boolean.TRUE.equals(value)),
            Map.entry("false", (value, arguments) -> Boolean.FALSE.equals(value)),
            Map.entry("integer", (value, arguments) -> value instanceof Long),
            Map.entry("float", (value, arguments) -> value instanceof Double),
            Map.entry("number", (value, arguments) -> Arithmetic.isNumber(value)),
            Map.entry("callable", (value, arguments) -> value instanceof Callable),
            Map.entry("equalto", (value, arguments) -> Comparison.same(value, arguments.need(0, "other"))),
            Map.entry("eq", (value, arguments) -> Comparison.same(value, arguments.need(0, "other"))),
            Map.entry("ne", (value, arguments) -> !Comparison.same(value, arguments.need(0, "other"))),
            Map.entry("in", (value, arguments) -> Comparison.contains(arguments.need(0, "seq"), value)),
            Map.entry("odd", (value, arguments) -> Values.integer(value, "value") % 2 != 0),
            Map.entry("even", (value, arguments) -> Values.integer(value, "value") % 2 == 0));

    private static boolean isSequence(@Nullable Object value) {
        return value instanceof List || value instanceof Map || value instanceof String;
    }

    /** The test of a name, or null. */
    static @Nullable Function find(String name) {
        return ALL.get(name);
    }
}

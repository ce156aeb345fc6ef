package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Arithmetic;
import dev.toolace.onnx.internal.jinja.python.BinaryOperator;
import dev.toolace.onnx.internal.jinja.python.Callable;
import dev.toolace.onnx.internal.jinja.python.Comparison;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.Keys;
import dev.toolace.onnx.internal.jinja.python.Markup;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.TextPredicates;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All tests by name. Stateless. */
public final class ValueTests {
    private static final Map<String, ValueTest> ALL = new HashMap<>();

    static {
        simple("defined", value -> !(value instanceof Undefined));
        simple("undefined", value -> value instanceof Undefined);
        simple("none", value -> value == null);
        simple("boolean", value -> value instanceof Boolean);
        simple("true", value -> Boolean.TRUE.equals(value));
        simple("false", value -> Boolean.FALSE.equals(value));
        simple("integer", value -> Arithmetic.isInteger(value) && !(value instanceof Boolean));
        simple("float", value -> value instanceof Double);
        simple("number", Arithmetic::isNumber);
        simple("string", value -> Values.text(value) != null);
        simple("mapping", value -> value instanceof Dict);
        simple("iterable", Iteration::isIterable);
        simple("sequence", Values::isSequence);
        simple("callable", value -> value instanceof Callable || value instanceof Undefined);
        simple("escaped", value -> value instanceof Markup);
        simple("lower", value -> TextPredicates.isLower(PythonText.str(value)));
        simple("upper", value -> TextPredicates.isUpper(PythonText.str(value)));
        simple("odd", value -> Comparison.same(remainder(value, 2L), 1L));
        simple("even", value -> Comparison.same(remainder(value, 2L), 0L));
        simple("filter", value -> Keys.of(value) instanceof String name && Filters.find(name) != null);
        simple("test", value -> Keys.of(value) instanceof String name && find(name) != null);
        ALL.put("divisibleby", (value, arguments) ->
                Comparison.same(remainder(value, arguments.bind("divisibleby", 1, "num").get(0)), 0L));
        ALL.put("sameas", (value, arguments) -> identical(value, arguments.bind("sameas", 1, "other").get(0)));
        ALL.put("in", (value, arguments) -> Comparison.contains(arguments.bind("in", 1, "seq").get(0), value));
        comparison("==", "eq", "equalto");
        comparison("!=", "ne");
        comparison(">", "gt", "greaterthan");
        comparison(">=", "ge");
        comparison("<", "lt", "lessthan");
        comparison("<=", "le");
    }

    private ValueTests() { }

    private static void simple(String name, Predicate<@Nullable Object> test) {
        ALL.put(name, (value, arguments) -> {
            if (arguments != Arguments.NONE) {
                arguments.bind(name, 0);
            }
            return test.test(value);
        });
    }

    private static void comparison(String operator, String... names) {
        ValueTest test = (value, arguments) ->
                Comparison.holds(operator, value, arguments.bindPlaces(operator, 1, "other").get(0));
        ALL.put(operator, test);
        for (String name : names) {
            ALL.put(name, test);
        }
    }

    private static Object remainder(@Nullable Object value, @Nullable Object divisor) {
        return Arithmetic.binary(BinaryOperator.MODULO, value, divisor);
    }

    /** Python's {@code is}: the same constant, or the same container. */
    private static boolean identical(@Nullable Object left, @Nullable Object right) {
        boolean constant = left instanceof Boolean || left instanceof Long || left instanceof String
                || left instanceof Double;
        return left == right || constant && Objects.equals(left, right);
    }

    /** The test of a name, or null. */
    public static @Nullable ValueTest find(String name) {
        return ALL.get(name);
    }

    /** The test of a name that a template computes. */
    static ValueTest need(String name) {
        ValueTest test = ALL.get(name);
        if (test == null) {
            throw new JinjaException("No test named " + PythonText.repr(name) + " found.");
        }
        return test;
    }
}

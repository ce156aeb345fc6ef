package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Operators on values, with Python's meaning. Stateless. */
public final class Arithmetic {
    private Arithmetic() { }

    /** {@code -value} or {@code +value}. */
    public static Object unary(char operator, @Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (value instanceof Double number) {
            return operator == '-' ? -number : number;
        }
        if (isInteger(value)) {
            return operator == '-' ? normal(big(value).negate()) : normal(big(value));
        }
        throw new JinjaException("bad operand type for unary " + operator + ": '" + Values.typeName(value) + "'");
    }

    /** An operator between two values. */
    public static Object binary(BinaryOperator operator, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Long first && right instanceof Long second) {
            return Integers.binary(operator, first, second);
        }
        String pattern = operator == BinaryOperator.MODULO ? Values.text(left) : null;
        if (pattern != null) {
            String text = PercentFormat.format(pattern, right, left instanceof Markup);
            return left instanceof Markup ? new Markup(text) : text;
        }
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.error();
        }
        Object joined = switch (operator) {
            case ADD -> add(left, right);
            case MULTIPLY -> multiply(left, right);
            case SUBTRACT, DIVIDE, FLOOR_DIVIDE, MODULO, POWER -> null;
        };
        if (joined != null) {
            return joined;
        }
        if (isNumber(left) && isNumber(right)) {
            return left instanceof Double || right instanceof Double
                    ? Floats.binary(operator, asDouble(left), asDouble(right))
                    : Integers.binary(operator, big(left), big(right));
        }
        throw new JinjaException("unsupported operand type(s) for " + operator.sign() + ": '" + Values.typeName(left)
                + "' and '" + Values.typeName(right) + "'");
    }

    private static @Nullable Object add(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String first && right instanceof String second) {
            return join(first, second);
        }
        if (Values.text(left) != null && Values.text(right) != null) {
            return new Markup(join(Markup.escape(left), Markup.escape(right)));
        }
        if (left instanceof List<?> first && right instanceof List<?> second) {
            return concatenate(first, second);
        }
        if (left instanceof Tuple first && right instanceof Tuple second) {
            return new Tuple(concatenate(first.elements(), second.elements()));
        }
        if (Values.text(left) != null || left instanceof List) {
            String type = left instanceof List ? "list" : "str";
            throw new JinjaException("can only concatenate " + type + " (not \"" + Values.typeName(right) + "\") to "
                    + type);
        }
        return null;
    }

    /** Two texts in one. */
    public static String join(String first, String second) {
        Budget.checkText((long) first.length() + second.length());
        return first.concat(second);
    }

    private static List<@Nullable Object> concatenate(List<?> first, List<?> second) {
        Budget.checkElements((long) first.size() + second.size());
        List<@Nullable Object> joined = new ArrayList<>(first.size() + second.size());
        joined.addAll(first);
        joined.addAll(second);
        return joined;
    }

    private static @Nullable Object multiply(@Nullable Object left, @Nullable Object right) {
        boolean repeatable = Values.text(left) != null || left instanceof List || left instanceof Tuple;
        boolean reversed = Values.text(right) != null || right instanceof List || right instanceof Tuple;
        if (repeatable && isInteger(right)) {
            return repeat(left, big(right));
        }
        return reversed && isInteger(left) ? repeat(right, big(left)) : null;
    }

    private static @Nullable Object repeat(@Nullable Object value, BigInteger times) {
        // More than any limit allows is all the same.
        long count = times.signum() < 0 ? 0 : times.min(BigInteger.valueOf(Integer.MAX_VALUE)).longValue();
        if (value instanceof List<?> list) {
            return repeat(list, count);
        }
        if (value instanceof Tuple tuple) {
            return new Tuple(repeat(tuple.elements(), count));
        }
        String text = Values.text(value);
        if (text == null) {
            return null;
        }
        Budget.checkText(text.length() * count);
        String repeated = text.isEmpty() ? "" : text.repeat((int) count);
        return value instanceof Markup ? new Markup(repeated) : repeated;
    }

    private static List<@Nullable Object> repeat(List<?> list, long count) {
        Budget.checkElements(list.size() * count);
        List<@Nullable Object> repeated = new ArrayList<>();
        for (@Nullable Object copy : Collections.nCopies(list.isEmpty() ? 0 : (int) count, list)) {
            repeated.addAll((List<?>) Objects.requireNonNull(copy));
        }
        return repeated;
    }

    /** Whether the value is an int or bool. */
    public static boolean isInteger(@Nullable Object value) {
        return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
    }

    /** Whether the value is an int, bool or float. */
    public static boolean isNumber(@Nullable Object value) {
        return value instanceof Double || isInteger(value);
    }

    /** An int or bool in full width. */
    static BigInteger big(@Nullable Object value) {
        return value instanceof BigInteger wide ? wide : BigInteger.valueOf(Values.integer(value, "an operand"));
    }

    /** An int in the narrowest form that holds it. */
    public static Object normal(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    /** A number as a float. */
    public static double asDouble(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        double number = big(value).doubleValue();
        if (Double.isInfinite(number)) {
            throw new JinjaException("int too large to convert to float");
        }
        return number;
    }
}

package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators on values, with Python's meaning. */
final class Arithmetic {
    private Arithmetic() { }

    static Object unary(char operator, @Nullable Object value) {
        if (value instanceof Double number) {
            return operator == '-' ? -number : number;
        }
        long number = Values.integer(value, "the operand of '" + operator + "'");
        return operator == '-' ? Math.negateExact(number) : number;
    }

    static Object binary(String operator, @Nullable Object left, @Nullable Object right) {
        if (operator.equals("~")) {
            return Texts.join(PythonText.str(left), PythonText.str(right));
        }
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (operator.equals("+") && left instanceof String first && right instanceof String second) {
            return Texts.join(first, second);
        }
        if (operator.equals("+") && left instanceof List<?> first && right instanceof List<?> second) {
            Texts.checkElements((long) first.size() + second.size());
            List<@Nullable Object> joined = new ArrayList<>(first);
            joined.addAll(second);
            return joined;
        }
        if (operator.equals("*") && left instanceof String text && right instanceof Long times) {
            long count = Math.max(0, Math.min(Texts.MAX_CHARS + 1L, times));
            Texts.check(text.length() * count);
            return text.repeat((int) count);
        }
        if (isNumber(left) && isNumber(right)) {
            return left instanceof Double || right instanceof Double || operator.equals("/")
                    ? floating(operator, asDouble(left), asDouble(right))
                    : integer(operator, Values.integer(left, "an operand"), Values.integer(right, "an operand"));
        }
        throw new JinjaException("operator '" + operator + "' does not take a " + Values.typeName(left)
                + " and a " + Values.typeName(right));
    }

    static boolean isNumber(@Nullable Object value) {
        return value instanceof Long || value instanceof Double || value instanceof Boolean;
    }

    static double asDouble(@Nullable Object value) {
        return value instanceof Double number ? number : Values.integer(value, "a number");
    }

    private static Object integer(String operator, long left, long right) {
        try {
            return switch (operator) {
                case "+" -> Math.addExact(left, right);
                case "-" -> Math.subtractExact(left, right);
                case "*" -> Math.multiplyExact(left, right);
                case "//" -> Math.floorDiv(left, right);
                case "%" -> Math.floorMod(left, right);
                case "**" -> right < 0 ? (Object) Math.pow(left, right) : power(left, right);
                default -> throw new JinjaException("unknown operator '" + operator + "'");
            };
        } catch (ArithmeticException e) {
            throw new JinjaException(right == 0 ? "division by zero" : "an integer is too large");
        }
    }

    private static long power(long base, long exponent) {
        if (base == 0 || base == 1 || base == -1) {
            return exponent == 0 ? 1 : base == -1 && exponent % 2 == 0 ? 1 : base;
        }
        long result = 1;
        for (long i = 0; i < exponent; i++) {
            result = Math.multiplyExact(result, base);
        }
        return result;
    }

    private static Object floating(String operator, double left, double right) {
        if (right == 0 && (operator.equals("/") || operator.equals("//") || operator.equals("%"))) {
            throw new JinjaException("division by zero");
        }
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "//" -> Math.floor(left / right);
            case "%" -> left - Math.floor(left / right) * right;
            case "**" -> Math.pow(left, right);
            default -> throw new JinjaException("unknown operator '" + operator + "'");
        };
    }
}

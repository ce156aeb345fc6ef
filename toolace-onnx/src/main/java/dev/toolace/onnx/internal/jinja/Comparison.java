package dev.toolace.onnx.internal.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Equality, order and membership, with Python's meaning. */
final class Comparison {
    private Comparison() { }

    static boolean holds(String operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case "==" -> same(left, right);
            case "!=" -> !same(left, right);
            case "in" -> contains(right, left);
            case "not in" -> !contains(right, left);
            case "<" -> compare(operator, left, right) < 0;
            case "<=" -> compare(operator, left, right) <= 0;
            case ">" -> compare(operator, left, right) > 0;
            case ">=" -> compare(operator, left, right) >= 0;
            default -> throw new JinjaException("unknown operator '" + operator + "'");
        };
    }

    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof Undefined || right instanceof Undefined) {
            return left instanceof Undefined && right instanceof Undefined;
        }
        if (Arithmetic.isNumber(left) && Arithmetic.isNumber(right)) {
            return left instanceof Double || right instanceof Double
                    ? Arithmetic.asDouble(left) == Arithmetic.asDouble(right)
                    : Values.integer(left, "a number") == Values.integer(right, "a number");
        }
        if (left instanceof List<?> first && right instanceof List<?> second) {
            if (first.size() != second.size()) {
                return false;
            }
            for (int i = 0; i < first.size(); i++) {
                if (!same(first.get(i), second.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (left instanceof Map<?, ?> first && right instanceof Map<?, ?> second) {
            if (!first.keySet().equals(second.keySet())) {
                return false;
            }
            for (Map.Entry<?, ?> entry : first.entrySet()) {
                if (!same(entry.getValue(), second.get(entry.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        return left.equals(right);
    }

    static boolean contains(@Nullable Object container, @Nullable Object element) {
        if (container instanceof String text) {
            if (element instanceof String part) {
                return text.contains(part);
            }
            throw new JinjaException("'in' a string needs a string on its left, not a " + Values.typeName(element));
        }
        if (container instanceof Map<?, ?> map) {
            return element != null && map.containsKey(element);
        }
        for (Object candidate : Values.iterate(container)) {
            if (same(candidate, element)) {
                return true;
            }
        }
        return false;
    }

    static int compare(String operator, @Nullable Object left, @Nullable Object right) {
        if (Arithmetic.isNumber(left) && Arithmetic.isNumber(right)) {
            return Double.compare(Arithmetic.asDouble(left), Arithmetic.asDouble(right));
        }
        if (left instanceof String first && right instanceof String second) {
            return first.compareTo(second);
        }
        if (left instanceof List<?> first && right instanceof List<?> second) {
            for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
                if (!same(first.get(i), second.get(i))) {
                    return compare(operator, first.get(i), second.get(i));
                }
            }
            return Integer.compare(first.size(), second.size());
        }
        throw new JinjaException("'" + operator + "' does not compare a " + Values.typeName(left)
                + " with a " + Values.typeName(right));
    }
}

package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Equality, order and membership, with Python's meaning. Stateless. */
public final class Comparison {
    private static final int MAX_DEPTH = 200;
    /** What neither is less than, equal to nor greater than the other: NaN. */
    private static final int UNORDERED = 2;

    private Comparison() { }

    /** Whether {@code left operator right} holds; the operators are those of Jinja's comparisons. */
    public static boolean holds(String operator, @Nullable Object left, @Nullable Object right) {
        return holds(operator, left, right, null);
    }

    /** The same, with steps spent on containers inside of containers. */
    public static boolean holds(String operator, @Nullable Object left, @Nullable Object right,
            @Nullable Budget budget) {
        return switch (operator) {
            case "==" -> same(left, right, 0, budget);
            case "!=" -> !same(left, right, 0, budget);
            case "in" -> contains(right, left);
            case "not in" -> !contains(right, left);
            case "<" -> compare(operator, left, right) == -1;
            case "<=" -> compare(operator, left, right) <= 0;
            case ">" -> compare(operator, left, right) == 1;
            case ">=" -> {
                int order = compare(operator, left, right);
                yield order == 0 || order == 1;
            }
            default -> throw new JinjaException("unknown operator '" + operator + "'");
        };
    }

    /** Whether two values are equal. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        return same(left, right, 0, null);
    }

    private static boolean same(@Nullable Object left, @Nullable Object right, int depth,
            @Nullable Budget budget) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof String first && right instanceof String second) {
            return first.equals(second);
        }
        if (depth > MAX_DEPTH) {
            throw JinjaException.limit("values are nested too deeply to be compared");
        }
        if (Arithmetic.isNumber(left) && Arithmetic.isNumber(right)) {
            return order(left, right) == 0;
        }
        String text = Values.text(left);
        if (text != null) {
            return text.equals(Values.text(right));
        }
        if (left instanceof List<?> first && right instanceof List<?> second) {
            return same(first, second, depth, budget);
        }
        if (left instanceof Tuple first && right instanceof Tuple second) {
            return same(first.elements(), second.elements(), depth, budget);
        }
        if (left instanceof Range first && right instanceof Range second) {
            return first.numbers().equals(second.numbers());
        }
        if (left instanceof Dict first && right instanceof Dict second) {
            return same(first, second, depth, budget);
        }
        return left instanceof Undefined ? right instanceof Undefined : left == right;
    }

    private static boolean same(List<?> first, List<?> second, int depth, @Nullable Budget budget) {
        if (budget != null) {
            budget.weigh(first);
        }
        if (first.size() != second.size()) {
            return false;
        }
        Iterator<?> others = second.iterator();
        for (Object element : first) {
            Object other = others.next();
            if (element != other && !same(element, other, depth + 1, budget)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Dict first, Dict second, int depth, @Nullable Budget budget) {
        if (budget != null) {
            budget.weigh(first);
        }
        if (first.size() != second.size()) {
            return false;
        }
        Iterator<@Nullable Object> keys = first.keys();
        while (keys.hasNext()) {
            Object key = keys.next();
            Object other = second.get(key);
            if (other == Values.MISSING || !same(first.get(key), other, depth + 1, budget)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a container has an element. */
    public static boolean contains(@Nullable Object container, @Nullable Object element) {
        String text = Values.text(container);
        if (text != null) {
            String part = Values.text(element);
            if (part == null) {
                throw new JinjaException("'in <string>' requires string as left operand, not "
                        + Values.typeName(element));
            }
            return text.contains(part);
        }
        if (container instanceof Dict dict) {
            return dict.has(element);
        }
        if (container instanceof DictView view) {
            return view.contains(element);
        }
        if (!Iteration.isIterable(container)) {
            throw new JinjaException("argument of type '" + Values.typeName(container) + "' is not iterable");
        }
        return among(Iteration.of(container), element);
    }

    static boolean among(Iterator<@Nullable Object> candidates, @Nullable Object element) {
        while (candidates.hasNext()) {
            Object candidate = candidates.next();
            if (candidate == element || same(candidate, element)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value comes before another one when sorted. */
    public static boolean less(@Nullable Object left, @Nullable Object right) {
        return compare("<", left, right) == -1;
    }

    /** -1, 0 or 1; 2 where there is no order between two floats. */
    private static int compare(String operator, @Nullable Object left, @Nullable Object right) {
        if (left instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (right instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (Arithmetic.isNumber(left) && Arithmetic.isNumber(right)) {
            return order(left, right);
        }
        String first = Values.text(left);
        String second = Values.text(right);
        if (first != null && second != null) {
            return order(first, second);
        }
        if (left instanceof List<?> elements && right instanceof List<?> others) {
            return compare(operator, elements, others);
        }
        if (left instanceof Tuple elements && right instanceof Tuple others) {
            return compare(operator, elements.elements(), others.elements());
        }
        throw new JinjaException("'" + operator + "' not supported between instances of '" + Values.typeName(left)
                + "' and '"
                + Values.typeName(right) + "'");
    }

    private static int compare(String operator, List<?> first, List<?> second) {
        for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
            if (first.get(i) != second.get(i) && !same(first.get(i), second.get(i))) {
                return compare(operator, first.get(i), second.get(i));
            }
        }
        return Integer.compare(first.size(), second.size());
    }

    /** Numbers of different kinds are compared exactly. */
    private static int order(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long first && right instanceof Long second) {
            return Long.compare(first, second);
        }
        if (left instanceof Double || right instanceof Double) {
            double first = approximately(left);
            double second = approximately(right);
            if (Double.isNaN(first) || Double.isNaN(second)) {
                return UNORDERED;
            }
            boolean exact = left instanceof Double && right instanceof Double || Double.isInfinite(first)
                    || Double.isInfinite(second)
                    || Math.abs(first) < 0x1p53 && Math.abs(second) < 0x1p53;
            return exact ? first < second ? -1 : first == second ? 0 : 1 : decimal(left).compareTo(decimal(right));
        }
        return Arithmetic.big(left).compareTo(Arithmetic.big(right));
    }

    private static double approximately(@Nullable Object number) {
        return number instanceof Double value ? value : Math.max(-Double.MAX_VALUE,
                Math.min(Double.MAX_VALUE, Arithmetic.big(number).doubleValue()));
    }

    private static BigDecimal decimal(@Nullable Object number) {
        return number instanceof Double value ? new BigDecimal(value) : new BigDecimal(Arithmetic.big(number));
    }

    /** By code points, which differs from the order of UTF-16 above the surrogates. */
    private static int order(String first, String second) {
        int length = Math.min(first.length(), second.length());
        for (int i = 0; i < length; i++) {
            char a = first.charAt(i);
            char b = second.charAt(i);
            if (a != b) {
                boolean mixed = Character.isSurrogate(a) != Character.isSurrogate(b);
                return mixed ? Character.isSurrogate(a) ? 1 : -1 : a < b ? -1 : 1;
            }
        }
        return Integer.compare(first.length(), second.length());
    }
}

package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Arguments.Bound;
import dev.toolace.onnx.internal.jinja.python.Arithmetic;
import dev.toolace.onnx.internal.jinja.python.BinaryOperator;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.PythonNumbers;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters that give numbers. Stateless. */
final class NumberFilters {
    static final Map<String, Filter> ALL = Map.of(
            "int", (value, arguments, budget) -> toInteger(value, arguments),
            "float", (value, arguments, budget) -> toFloat(value, arguments),
            "abs", (value, arguments, budget) -> PythonNumbers.abs(value),
            "round", (value, arguments, budget) -> round(value, arguments),
            "sum", NumberFilters::sum,
            "filesizeformat", (value, arguments, budget) -> fileSize(value, arguments));

    private NumberFilters() { }

    private static @Nullable Object toInteger(@Nullable Object value, Arguments arguments) {
        Bound bound = arguments.bind("int", 0, "default", "base");
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (Arithmetic.isInteger(value)) {
            return Arithmetic.unary('+', value);
        }
        if (value instanceof Double number) {
            if (Double.isInfinite(number)) {
                throw new JinjaException("cannot convert float infinity to integer");
            }
            return Double.isNaN(number) ? bound.get(0, 0L) : PythonNumbers.truncate(number);
        }
        String text = Values.text(value);
        if (text == null) {
            return bound.get(0, 0L);
        }
        Object whole = PythonNumbers.integer(text, (int) bound.integer(1, 10));
        if (whole != null) {
            return whole;
        }
        Double number = PythonNumbers.floating(text);
        return number == null || Double.isNaN(number) || Double.isInfinite(number) ? bound.get(0, 0L)
                : PythonNumbers.truncate(number);
    }

    private static @Nullable Object toFloat(@Nullable Object value, Arguments arguments) {
        Bound bound = arguments.bind("float", 0, "default");
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (Arithmetic.isNumber(value)) {
            return Arithmetic.asDouble(value);
        }
        String text = Values.text(value);
        Double number = text == null ? null : PythonNumbers.floating(text);
        return number == null ? bound.get(0, 0.0) : number;
    }

    private static Object round(@Nullable Object value, Arguments arguments) {
        Bound bound = arguments.bind("round", 0, "precision", "method");
        String method = bound.text(1, "common");
        long precision = bound.integer(0, 0);
        if (method.equals("common")) {
            return PythonNumbers.round(value, precision);
        }
        if (!method.equals("ceil") && !method.equals("floor")) {
            throw new JinjaException("method must be common, ceil or floor");
        }
        Object scale = Arithmetic.binary(BinaryOperator.POWER, 10L, precision);
        Object scaled = Arithmetic.binary(BinaryOperator.MULTIPLY, value, scale);
        return Arithmetic.binary(BinaryOperator.DIVIDE, PythonNumbers.floorOrCeil(scaled, method.equals("ceil")),
                scale);
    }

    private static @Nullable Object sum(@Nullable Object value, Arguments arguments, Budget budget) {
        Bound bound = arguments.bind("sum", 0, "attribute", "start");
        AttributePath path = AttributePath.of(bound.get(0, null));
        Object total = bound.get(1, 0L);
        if (Values.text(total) != null) {
            throw new JinjaException("sum() can't sum strings [use ''.join(seq) instead]");
        }
        Iterator<@Nullable Object> elements = Iteration.of(value);
        while (elements.hasNext()) {
            budget.step();
            budget.weigh(total);
            total = Arithmetic.binary(BinaryOperator.ADD, total, path.read(elements.next()));
        }
        return total;
    }

    private static String fileSize(@Nullable Object value, Arguments arguments) {
        boolean binary = arguments.bind("filesizeformat", 0, "binary").truth(0, false);
        String text = Values.text(value);
        Double parsed = text != null ? PythonNumbers.floating(text) : (Double) Arithmetic.asDouble(value);
        if (parsed == null) {
            throw new JinjaException("could not convert string to float");
        }
        double bytes = parsed;
        double base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return PythonNumbers.truncate(bytes) + " Bytes";
        }
        String prefixes = binary ? "KMGTPEZY" : "kMGTPEZY";
        double unit = base;
        int i = 0;
        while (i < prefixes.length() - 1 && bytes >= unit * base) {
            unit *= base;
            i++;
        }
        return String.format(Locale.ROOT, "%.1f %c%s", bytes / unit, prefixes.charAt(i), binary ? "iB" : "B");
    }
}

package dev.toolace.onnx.internal.jinja.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods and attributes of numbers. Stateless. */
final class NumberMethods {
    private NumberMethods() { }

    static @Nullable Object find(@Nullable Object number, String name) {
        boolean floating = number instanceof Double;
        Object plain = floating ? number : Arithmetic.normal(Arithmetic.big(number));
        return switch (name) {
            case "real" -> plain;
            case "imag" -> floating ? (Object) 0.0 : (Object) 0L;
            case "conjugate" -> (Callable) arguments -> plain;
            case "is_integer" -> number instanceof Double value
                    ? (Callable) arguments -> Math.rint(value) == value && !Double.isInfinite(value) : Values.MISSING;
            case "numerator" -> floating ? Values.MISSING : plain;
            case "denominator" -> floating ? Values.MISSING : (Object) 1L;
            case "bit_length" -> floating ? Values.MISSING
                    : (Callable) arguments -> (long) Arithmetic.big(plain).abs().bitLength();
            case "as_integer_ratio" -> floating ? Values.MISSING
                    : (Callable) arguments -> new Tuple(List.of(plain, 1L));
            default -> Values.MISSING;
        };
    }
}

package dev.toolace.onnx.internal.jinja.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Floats as texts. Stateless. */
final class FloatText {
    private static final int DIGITS = 17;
    private static final int MOST_DIGITS = 1100;
    private static final long[] POWERS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

    private FloatText() { }

    /** The shortest text that reads back as the same float, in Python's layout. */
    static String repr(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        String simple = simple(value);
        return simple != null ? simple : layout(shortest(value).stripTrailingZeros());
    }

    /**
     * Floats with few digits, without arithmetic of unbounded width: a quotient of two exact numbers is rounded
     * correctly.
     */
    private static @Nullable String simple(double value) {
        double magnitude = Math.abs(value);
        if (magnitude < 1e-3 || magnitude >= 1e9) {
            return null;
        }
        for (int decimals = 0; decimals < POWERS.length; decimals++) {
            long scaled = Math.round(magnitude * POWERS[decimals]);
            if (scaled / (double) POWERS[decimals] == magnitude) {
                String digits = Long.toString(scaled);
                String sign = value < 0 ? "-" : "";
                if (decimals == 0) {
                    return sign + digits + ".0";
                }
                String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
                return sign + padded.substring(0, padded.length() - decimals) + "."
                        + padded.substring(padded.length() - decimals);
            }
        }
        return null;
    }

    private static String layout(BigDecimal decimal) {
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = decimal.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = decimal.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return (decimal.signum() < 0 ? "-" : "") + mantissa + power(exponent, 'e');
    }

    private static String power(int exponent, char mark) {
        return mark + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    }

    /** The magnitude of a float by one of the codes {@code eEfFgG} of C, without a sign. */
    static String format(double value, char code, int precision, boolean alternate) {
        boolean upper = Character.isUpperCase(code);
        double magnitude = Math.abs(value);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            String name = Double.isNaN(value) ? "nan" : "inf";
            return upper ? name.toUpperCase(Locale.ROOT) : name;
        }
        BigDecimal exact = new BigDecimal(magnitude);
        // No double has more digits: the others are zeros, and need no arithmetic.
        int digits = Math.min(precision, MOST_DIGITS);
        String text = switch (Character.toLowerCase(code)) {
            case 'e' -> scientific(exact, digits);
            case 'g' -> general(exact, Math.max(1, digits), alternate);
            default -> exact.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
        };
        if (precision > digits && Character.toLowerCase(code) != 'g') {
            int end = text.indexOf('e') < 0 ? text.length() : text.indexOf('e');
            text = text.substring(0, end) + "0".repeat(precision - digits) + text.substring(end);
        }
        if (alternate && text.indexOf('.') < 0) {
            int end = text.indexOf('e') < 0 ? text.length() : text.indexOf('e');
            text = text.substring(0, end) + "." + text.substring(end);
        }
        return upper ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String scientific(BigDecimal exact, int precision) {
        if (exact.signum() == 0) {
            return "0" + (precision > 0 ? "." + "0".repeat(precision) : "") + power(0, 'e');
        }
        BigDecimal rounded = exact.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        String digits = rounded.unscaledValue().toString();
        int exponent = digits.length() - rounded.scale() - 1;
        String padded = digits + "0".repeat(Math.max(0, precision + 1 - digits.length()));
        return padded.charAt(0) + (precision > 0 ? "." + padded.substring(1, precision + 1) : "")
                + power(exponent, 'e');
    }

    private static String general(BigDecimal exact, int precision, boolean alternate) {
        int exponent = 0;
        if (exact.signum() != 0) {
            BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
            exponent = rounded.precision() - rounded.scale() - 1;
        }
        boolean plain = exponent >= -4 && exponent < precision;
        String text = plain ? exact.setScale(precision - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString()
                : scientific(exact, precision - 1);
        if (alternate) {
            return text;
        }
        int mark = text.indexOf('e');
        String head = mark < 0 ? text : text.substring(0, mark);
        if (head.indexOf('.') >= 0) {
            int end = head.length();
            while (head.charAt(end - 1) == '0') {
                end--;
            }
            head = head.substring(0, head.charAt(end - 1) == '.' ? end - 1 : end);
        }
        return mark < 0 ? head : head + text.substring(mark);
    }
}

package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers read from texts and rounded. Stateless. */
public final class PythonNumbers {
    private static final int MAX_DIGITS = 4300;

    private PythonNumbers() { }

    /** {@code int(text, base)}, or null where the text is none. */
    public static @Nullable Object integer(String text, int base) {
        String digits = TextMethods.strip(text, null, true, true);
        boolean negative = digits.startsWith("-");
        digits = negative || digits.startsWith("+") ? digits.substring(1) : digits;
        int radix = base;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            int prefix = switch (Character.toLowerCase(digits.charAt(1))) {
                case 'x' -> 16;
                case 'o' -> 8;
                case 'b' -> 2;
                default -> 0;
            };
            if (prefix != 0 && (base == prefix || base == 0)) {
                digits = digits.substring(digits.startsWith("_", 2) ? 3 : 2);
                radix = prefix;
            } else if (base == 0 && !digits.replace("0", "").replace("_", "").isEmpty()) {
                return null;
            }
        }
        radix = radix == 0 ? 10 : radix;
        if (digits.isEmpty() || digits.startsWith("_") || digits.endsWith("_") || digits.contains("__")
                || digits.length() > MAX_DIGITS) {
            return null;
        }
        String plain = digits.replace("_", "");
        for (int i = 0; i < plain.length(); i++) {
            if (Character.digit(plain.charAt(i), radix) < 0) {
                return null;
            }
        }
        BigInteger value = new BigInteger(plain, radix);
        return Arithmetic.normal(negative ? value.negate() : value);
    }

    /** {@code float(text)}, or null where the text is none. */
    public static @Nullable Double floating(String text) {
        String number = digits(TextMethods.strip(text, null, true, true)).toLowerCase(Locale.ROOT);
        String unsigned = number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
        if (unsigned.equals("inf") || unsigned.equals("infinity")) {
            return number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (unsigned.equals("nan")) {
            return Double.NaN;
        }
        boolean digit = false;
        for (int i = 0; i < unsigned.length(); i++) {
            char c = unsigned.charAt(i);
            boolean joined = c == '_' && digit && i + 1 < unsigned.length() && isDigit(unsigned.charAt(i + 1));
            digit = isDigit(c);
            if (!digit && !joined && c != '.' && c != 'e' && c != '+' && c != '-') {
                return null;
            }
        }
        try {
            return unsigned.length() > MAX_DIGITS ? null : (Double) Double.parseDouble(number.replace("_", ""));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The text with the digits of every script as those of ASCII. */
    private static String digits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(c >= 0x80 && Character.isDigit(c)
                ? '0' + Character.digit(c, 10) : c));
        return out.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** {@code int(number)}. */
    public static Object truncate(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw new JinjaException("cannot convert float " + FloatText.repr(number) + " to integer");
        }
        return Math.abs(number) < 0x1p62 ? (Object) (long) number
                : Arithmetic.normal(new BigDecimal(number).toBigInteger());
    }

    /** {@code round(number, digits)}: halves go to the even neighbour. */
    public static Object round(@Nullable Object number, long digits) {
        if (number instanceof Double value) {
            if (Double.isNaN(value) || Double.isInfinite(value) || digits > 330 || value == 0) {
                return value;
            }
            double rounded = digits < -330 ? 0 : new BigDecimal(value).setScale((int) digits,
                    RoundingMode.HALF_EVEN).doubleValue();
            return Math.copySign(rounded, value);
        }
        if (!Arithmetic.isInteger(number)) {
            throw new JinjaException("type " + Values.typeName(number) + " doesn't define __round__ method");
        }
        BigInteger value = Arithmetic.big(number);
        if (digits >= 0) {
            return Arithmetic.normal(value);
        }
        return digits < -MAX_DIGITS ? (Object) 0L : Arithmetic.normal(new BigDecimal(value)
                .setScale((int) digits, RoundingMode.HALF_EVEN).toBigInteger());
    }

    /** {@code math.floor(number)} or {@code math.ceil(number)}. */
    public static Object floorOrCeil(@Nullable Object number, boolean up) {
        if (Arithmetic.isInteger(number)) {
            return Arithmetic.normal(Arithmetic.big(number));
        }
        if (!(number instanceof Double value)) {
            throw new JinjaException("must be real number, not " + Values.typeName(number));
        }
        return truncate(up ? Math.ceil(value) : Math.floor(value));
    }

    /** {@code abs(number)}. */
    public static Object abs(@Nullable Object number) {
        if (number instanceof Double value) {
            return Math.abs(value);
        }
        if (!Arithmetic.isInteger(number)) {
            throw new JinjaException("bad operand type for abs(): '" + Values.typeName(number) + "'");
        }
        return Arithmetic.normal(Arithmetic.big(number).abs());
    }
}

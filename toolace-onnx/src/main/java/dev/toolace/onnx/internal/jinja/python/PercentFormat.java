package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code text % values}, as in C's printf. Confined to one call. */
public final class PercentFormat {
    private static final int MAX_WIDTH = 1_000_000;

    private final String pattern;
    private final @Nullable Object values;
    private final boolean escape;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int used;

    private PercentFormat(String pattern, @Nullable Object values, boolean escape) {
        this.pattern = pattern;
        this.values = values;
        this.escape = escape;
    }

    /**
     * Fills a pattern with one value, a tuple of values, or a dict by names; safe HTML escapes what it is filled with.
     */
    public static String format(String pattern, @Nullable Object values, boolean escape) {
        return new PercentFormat(pattern, values, escape).run();
    }

    private String run() {
        boolean mapped = false;
        while (at < pattern.length()) {
            char c = pattern.charAt(at++);
            if (c != '%') {
                out.append(c);
                continue;
            }
            mapped |= at < pattern.length() && pattern.charAt(at) == '(';
            conversion();
            Budget.checkText(out.length());
        }
        int given = values instanceof Tuple tuple ? tuple.size() : 1;
        boolean mapping = values instanceof Dict || values instanceof List || values instanceof Range
                || values instanceof Undefined || mapped;
        if (used < given && !mapping) {
            throw new JinjaException("not all arguments converted during string formatting");
        }
        return out.toString();
    }

    private char peek() {
        if (at >= pattern.length()) {
            throw new JinjaException("incomplete format");
        }
        return pattern.charAt(at);
    }

    private void conversion() {
        Object value = Values.MISSING;
        if (peek() == '(') {
            int close = pattern.indexOf(')', at);
            if (close < 0) {
                throw new JinjaException("incomplete format key");
            }
            value = member(pattern.substring(at + 1, close));
            at = close + 1;
        }
        String flags = "";
        while ("-+ 0#".indexOf(peek()) >= 0) {
            flags += pattern.charAt(at++);
        }
        int width = number();
        if (width < 0) {
            width = -width;
            flags += "-";
        }
        int precision = -1;
        if (peek() == '.') {
            at++;
            precision = Math.max(0, number());
        }
        while ("hlL".indexOf(peek()) >= 0) {
            at++;
        }
        char code = pattern.charAt(at++);
        if (code == '%') {
            out.append('%');
            return;
        }
        write(convert(code, value == Values.MISSING ? next() : value, flags, precision), code, flags, width);
    }

    private int number() {
        if (peek() == '*') {
            at++;
            return (int) Math.max(-MAX_WIDTH, Math.min(MAX_WIDTH,
                    Values.integer(next(), "* wants int, and its argument")));
        }
        int number = 0;
        for (; peek() >= '0' && peek() <= '9'; at++) {
            number = Math.min(MAX_WIDTH, number * 10 + peek() - '0');
        }
        return number;
    }

    private @Nullable Object next() {
        if (values instanceof Tuple tuple) {
            if (used >= tuple.size()) {
                throw new JinjaException("not enough arguments for format string");
            }
            return tuple.elements().get(used++);
        }
        if (used++ > 0) {
            throw new JinjaException("not enough arguments for format string");
        }
        return values;
    }

    private @Nullable Object member(String name) {
        if (!(values instanceof Dict dict)) {
            throw new JinjaException("format requires a mapping");
        }
        Object value = dict.get(name);
        if (value == Values.MISSING) {
            throw new JinjaException("format needs a value for " + PythonText.repr(name));
        }
        return value;
    }

    private String convert(char code, @Nullable Object value, String flags, int precision) {
        boolean alternate = flags.contains("#");
        switch (code) {
            case 's', 'r', 'a' -> {
                String text = code == 's' ? escape ? Markup.escape(value) : PythonText.str(value)
                        : code == 'r' ? PythonText.repr(value) : PythonText.ascii(PythonText.repr(value));
                return precision < 0 ? text : (String) Slices.slice(text, null, (long) precision, null);
            }
            case 'c' -> {
                String text = Values.text(value);
                if (text == null) {
                    long point = Values.integer(value, "%c");
                    if (point < 0 || point > Character.MAX_CODE_POINT) {
                        throw new JinjaException("%c arg not in range(0x110000)");
                    }
                    return Character.toString((int) point);
                }
                if (Values.length(text) != 1) {
                    throw new JinjaException("%c requires int or char");
                }
                return text;
            }
            case 'd', 'i', 'u' -> {
                return signed(whole(value, code, true), 10, "", flags, precision);
            }
            case 'x', 'X' -> {
                String digits = signed(whole(value, code, false), 16, alternate ? "0x" : "", flags, precision);
                return code == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
            }
            case 'o' -> {
                return signed(whole(value, code, false), 8, alternate ? "0o" : "", flags, precision);
            }
            case 'e', 'E', 'f', 'F', 'g', 'G' -> {
                if (!Arithmetic.isNumber(value)) {
                    throw new JinjaException("must be real number, not " + Values.typeName(value));
                }
                double number = Arithmetic.asDouble(value);
                boolean negative = number < 0 || number == 0 && 1 / number < 0;
                return mark(negative, flags) + FloatText.format(number, code, precision < 0 ? 6 : precision, alternate);
            }
            default -> throw new JinjaException("unsupported format character '" + code + "'");
        }
    }

    private static BigInteger whole(@Nullable Object value, char code, boolean floats) {
        if (Arithmetic.isInteger(value)) {
            return Arithmetic.big(value);
        }
        if (floats && value instanceof Double number) {
            return Arithmetic.big(PythonNumbers.truncate(number));
        }
        throw new JinjaException("%" + code + " format: an integer is required, not " + Values.typeName(value));
    }

    private static String signed(BigInteger value, int radix, String prefix, String flags, int precision) {
        String digits = value.abs().toString(radix);
        return mark(value.signum() < 0, flags) + prefix + "0".repeat(Math.max(0, precision - digits.length())) + digits;
    }

    private static String mark(boolean negative, String flags) {
        return negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    }

    private void write(String text, char code, String flags, int width) {
        int missing = Math.max(0, width - text.codePointCount(0, text.length()));
        if (flags.contains("-")) {
            out.append(text).append(" ".repeat(missing));
        } else if (flags.contains("0") && "srac".indexOf(code) < 0) {
            int head = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
            head += text.startsWith("0x", head) || text.startsWith("0X", head) || text.startsWith("0o", head) ? 2 : 0;
            out.append(text, 0, head).append("0".repeat(missing)).append(text, head, text.length());
        } else {
            out.append(" ".repeat(missing)).append(text);
        }
    }
}

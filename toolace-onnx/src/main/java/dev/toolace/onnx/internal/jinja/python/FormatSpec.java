package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What follows the colon in {@code '{:>8,.2f}'}. Immutable. */
record FormatSpec(String fill, char align, boolean padded, char sign, boolean alternate, int width, char grouping,
        int precision, char type) {
    private static final int MAX_WIDTH = 1_000_000;
    private static final int NONE = -1;

    /** A value in the layout of a specification. */
    static String format(@Nullable Object value, String text) {
        if (text.isEmpty()) {
            return PythonText.str(value);
        }
        FormatSpec spec = parse(text);
        if (value instanceof Double number) {
            return spec.number(spec.floating(number), number < 0 || number == 0 && 1 / number < 0);
        }
        if (Arithmetic.isInteger(value)) {
            return spec.integer(Arithmetic.big(value));
        }
        if (Values.text(value) == null) {
            throw new JinjaException("unsupported format string passed to " + Values.typeName(value) + ".__format__");
        }
        return spec.text(PythonText.str(value));
    }

    private static FormatSpec parse(String text) {
        int[] points = text.codePoints().toArray();
        int i = 0;
        String fill = "";
        char align = 0;
        if (points.length > 1 && "<>=^".indexOf(points[1]) >= 0) {
            fill = Character.toString(points[0]);
            align = (char) points[1];
            i = 2;
        } else if ("<>=^".indexOf(points[0]) >= 0) {
            align = (char) points[i++];
        }
        char sign = i < points.length && "+- ".indexOf(points[i]) >= 0 ? (char) points[i++] : '-';
        boolean alternate = i < points.length && points[i] == '#';
        i += alternate ? 1 : 0;
        boolean padded = i < points.length && points[i] == '0' && align == 0;
        if (i < points.length && points[i] == '0') {
            fill = fill.isEmpty() ? "0" : fill;
            align = align == 0 ? '=' : align;
            i++;
        }
        int width = 0;
        for (; i < points.length && points[i] >= '0' && points[i] <= '9'; i++) {
            width = checked(width * 10 + points[i] - '0');
        }
        char grouping = i < points.length && (points[i] == ',' || points[i] == '_') ? (char) points[i++] : 0;
        int precision = NONE;
        if (i < points.length && points[i] == '.') {
            precision = 0;
            int start = ++i;
            for (; i < points.length && points[i] >= '0' && points[i] <= '9'; i++) {
                precision = checked(precision * 10 + points[i] - '0');
            }
            if (i == start) {
                throw new JinjaException("Format specifier missing precision");
            }
        }
        char type = i < points.length ? (char) points[i++] : 0;
        if (i < points.length || type != 0 && "bcdeEfFgGnosxX%".indexOf(type) < 0) {
            throw new JinjaException("Invalid format specifier '" + text + "'");
        }
        return new FormatSpec(fill, align, padded, sign, alternate, width, grouping, precision, type);
    }

    private static int checked(int number) {
        if (number > MAX_WIDTH) {
            throw new JinjaException("Too many decimal digits in format string");
        }
        return number;
    }

    private String text(String value) {
        if (type != 0 && type != 's') {
            throw new JinjaException("Unknown format code '" + type + "' for object of type 'str'");
        }
        if (sign != '-' || grouping != 0 || alternate || align == '=' && !padded) {
            throw new JinjaException("sign, grouping, '#' and '=' are not allowed in a string format specifier");
        }
        String cut = precision == NONE ? value : (String) Slices.slice(value, null, (long) precision, null);
        return aligned(cut, align == 0 || align == '=' ? '<' : align);
    }

    private String aligned(String text, char where) {
        String filler = fill.isEmpty() ? " " : fill;
        long missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        int left = where == '<' ? 0 : where == '>' ? (int) missing : (int) missing / 2;
        return filler.repeat(left) + text + filler.repeat((int) missing - left);
    }

    private String integer(BigInteger value) {
        if (type != 0 && "eEfFgG%".indexOf(type) >= 0) {
            return number(floating(Arithmetic.asDouble(value)), value.signum() < 0);
        }
        if (precision != NONE || type == 's') {
            throw new JinjaException("Precision or type not allowed in integer format specifier");
        }
        BigInteger magnitude = value.abs();
        String digits = switch (type) {
            case 'b' -> (alternate ? "0b" : "") + magnitude.toString(2);
            case 'o' -> (alternate ? "0o" : "") + magnitude.toString(8);
            case 'x' -> (alternate ? "0x" : "") + magnitude.toString(16);
            case 'X' -> (alternate ? "0X" : "") + magnitude.toString(16).toUpperCase(Locale.ROOT);
            case 'c' -> character(value);
            default -> magnitude.toString();
        };
        return type == 'c' ? aligned(digits, align == 0 ? '<' : align) : number(digits, value.signum() < 0);
    }

    private static String character(BigInteger point) {
        if (point.signum() < 0 || point.compareTo(BigInteger.valueOf(Character.MAX_CODE_POINT)) > 0) {
            throw new JinjaException("%c arg not in range(0x110000)");
        }
        return Character.toString(point.intValue());
    }

    private String floating(double value) {
        if (type == 's' || "bcdoxX".indexOf(type) >= 0 && type != 0) {
            throw new JinjaException("Unknown format code '" + type + "' for object of type 'float'");
        }
        if (type == '%') {
            return FloatText.format(value * 100, 'f', precision == NONE ? 6 : precision, alternate) + "%";
        }
        if (type != 0) {
            char code = type == 'n' ? 'g' : type;
            return FloatText.format(value, code, precision == NONE ? 6 : precision, alternate);
        }
        String text = FloatText.repr(Math.abs(value));
        if (precision == NONE) {
            return text;
        }
        // Without a type it is like 'g', with at least one digit after the point.
        String general = FloatText.format(value, 'g', precision, alternate);
        return general.indexOf('.') < 0 && general.indexOf('e') < 0 && general.length() < Math.max(1, precision)
                ? general + ".0" : general;
    }

    private String number(String magnitude, boolean negative) {
        String mark = negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
        String grouped = grouping == 0 ? magnitude : group(magnitude, align == '=' ? width - mark.length() : 0);
        String signed = mark + grouped;
        if (align == '=') {
            int missing = width - signed.length();
            return missing <= 0 ? signed : mark + (fill.isEmpty() ? " " : fill).repeat(missing) + grouped;
        }
        return aligned(signed, align == 0 ? '>' : align);
    }

    /** Digits in groups; with a width, zeros in front of them are grouped too. */
    private String group(String magnitude, int least) {
        int size = type == 'x' || type == 'X' || type == 'b' || type == 'o' ? 4 : 3;
        int end = 0;
        while (end < magnitude.length() && Character.isLetterOrDigit(magnitude.charAt(end))
                && magnitude.charAt(end) != 'e') {
            end++;
        }
        StringBuilder digits = new StringBuilder(magnitude.substring(0, end));
        String rest = magnitude.substring(end);
        String grouped = grouped(digits, size);
        while ("0".equals(fill) && grouped.length() + rest.length() < least) {
            grouped = grouped(digits.insert(0, '0'), size);
        }
        return grouped + rest;
    }

    private String grouped(CharSequence digits, int size) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            out.append(i > 0 && (digits.length() - i) % size == 0 ? String.valueOf(grouping)
                    : "").append(digits.charAt(i));
        }
        return out.toString();
    }
}

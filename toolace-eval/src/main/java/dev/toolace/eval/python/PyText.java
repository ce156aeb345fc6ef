package dev.toolace.eval.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Python's notions of white space, word characters and text forms. Stateless. */
public final class PyText {

    private PyText() {}

    /**
     * {@code str.isspace} of one character, which is also {@code \s}.
     *
     * @param c a character
     * @return true for white space, no-break spaces included
     */
    public static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    /**
     * {@code \w} of one character.
     *
     * @param c a character
     * @return true for letters, numbers and the underscore
     */
    public static boolean isWord(char c) {
        int type = Character.getType(c);
        return c == '_' || Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    /**
     * {@code str.strip()}.
     *
     * @param text a text
     * @return it without white space at its ends
     */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /**
     * {@code text[1:-1]}.
     *
     * @param text a text
     * @return it without its first and last character; empty if it has no more than two
     */
    public static String inner(String text) {
        return text.length() <= 2 ? "" : text.substring(1, text.length() - 1);
    }

    /**
     * {@code text.split(",")}, each part stripped.
     *
     * @param text a text
     * @return at least one part
     */
    public static List<String> commaParts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', start)) {
            parts.add(strip(text.substring(start, comma)));
            start = comma + 1;
        }
        parts.add(strip(text.substring(start)));
        return parts;
    }

    /**
     * {@code str(value)}.
     *
     * @param value a value
     * @return a text itself, and what Python prints for everything else
     */
    public static String str(PyValue value) {
        if (value instanceof PyValue.Str string) {
            return string.value();
        }
        StringBuilder out = new StringBuilder();
        repr(value, out);
        return out.toString();
    }

    private static void repr(PyValue value, StringBuilder out) {
        if (value instanceof PyValue.Str string) {
            quoted(string.value(), out);
        } else if (value instanceof PyValue.Bool bool) {
            out.append(bool.value() ? "True" : "False");
        } else if (value instanceof PyValue.Int number) {
            out.append(number.value());
        } else if (value instanceof PyValue.Real number) {
            out.append(repr(number.value()));
        } else if (value instanceof PyValue.Seq list) {
            elements(list.elements(), out);
        } else if (value instanceof PyValue.Dict dict) {
            members(dict.members(), out);
        } else {
            out.append(value instanceof PyValue.None ? "None" : "...");
        }
    }

    private static void elements(List<PyValue> elements, StringBuilder out) {
        String separator = "[";
        for (PyValue element : elements) {
            repr(element, out.append(separator));
            separator = ", ";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
    }

    private static void members(Map<String, PyValue> members, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<String, PyValue> member : members.entrySet()) {
            quoted(member.getKey(), out.append(separator));
            repr(member.getValue(), out.append(": "));
            separator = ", ";
        }
        out.append(members.isEmpty() ? "{}" : "}");
    }

    private static void quoted(String text, StringBuilder out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c == quote ? "\\" + c : String.valueOf(c));
            }
        }
        out.append(quote);
    }

    /** The shortest digits that give the number back; {@code Double.toString} of Java 17 sometimes has more. */
    private static String repr(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int digits = 1; digits <= 17; digits++) {
            shortest = exact.round(new MathContext(digits));
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        shortest = shortest.stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = shortest.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = shortest.unscaledValue().abs().toString();
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
        return (value < 0 ? "-" : "") + mantissa + (exponent < 0 ? "e-" : "e+") + power;
    }
}

package dev.toolace.onnx.internal.jinja.parse;

import java.util.Locale;

/** Python's escapes in string literals. Stateless. */
final class Escapes {
    private Escapes() { }

    /**
     * The text that a literal stands for; an unknown escape keeps its backslash. Fails with IllegalArgumentException.
     */
    static String unescape(String literal) {
        if (literal.indexOf('\\') < 0) {
            return literal;
        }
        StringBuilder out = new StringBuilder(literal.length());
        int i = 0;
        while (i < literal.length()) {
            char c = literal.charAt(i);
            if (c == '\\' && i + 1 < literal.length()) {
                i = escape(literal, i + 1, out);
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    private static int escape(String literal, int at, StringBuilder out) {
        char c = literal.charAt(at);
        switch (c) {
            case '\n' -> { }
            case '\\', '\'', '"' -> out.append(c);
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'a' -> out.append('\u0007');
            case 'v' -> out.append('\u000b');
            case 'x' -> {
                return hex(literal, at, 2, out);
            }
            case 'u' -> {
                return hex(literal, at, 4, out);
            }
            case 'U' -> {
                return hex(literal, at, 8, out);
            }
            case 'N' -> {
                return named(literal, at, out);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return octal(literal, at, out);
            }
            default -> {
                return unknown(literal, at, out);
            }
        }
        return at + 1;
    }

    /** Jinja escapes what is not ASCII before it reads escapes, so that a backslash before it meets one more. */
    private static int unknown(String literal, int at, StringBuilder out) {
        int c = literal.codePointAt(at);
        out.append('\\');
        if (c < 0x80) {
            out.append((char) c);
        } else {
            out.append(c < 0x100 ? String.format(Locale.ROOT, "x%02x", c) : c < 0x10000
                    ? String.format(Locale.ROOT, "u%04x", c)
                    : String.format(Locale.ROOT, "U%08x", c));
        }
        return at + Character.charCount(c);
    }

    private static int octal(String literal, int at, StringBuilder out) {
        int i = at;
        int value = 0;
        while (i < at + 3 && i < literal.length() && literal.charAt(i) >= '0' && literal.charAt(i) <= '7') {
            value = value * 8 + literal.charAt(i++) - '0';
        }
        out.append((char) value);
        return i;
    }

    private static int hex(String literal, int at, int digits, StringBuilder out) {
        long value = 0;
        for (int i = at + 1; i <= at + digits; i++) {
            int digit = i < literal.length() && literal.charAt(i) < 0x80 ? Character.digit(literal.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException(digits + " hexadecimal digits are needed");
            }
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT) {
            throw new IllegalArgumentException("no such character");
        }
        out.appendCodePoint((int) value);
        return at + digits + 1;
    }

    private static int named(String literal, int at, StringBuilder out) {
        int close = literal.indexOf('}', at);
        if (!literal.startsWith("{", at + 1) || close < 0) {
            throw new IllegalArgumentException("a name in braces is needed");
        }
        out.appendCodePoint(Character.codePointOf(literal.substring(at + 2, close)));
        return close + 1;
    }
}

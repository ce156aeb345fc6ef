package dev.toolace.onnx.internal.jinja.python;

/** Kinds of characters, as Python tells them apart. Stateless. */
public final class Characters {
    private Characters() { }

    /** White space as {@code str.isspace} and regular expressions see it: unlike Java's, no-break spaces count. */
    public static boolean isSpace(int c) {
        if (c < 0x80) {
            return c == ' ' || c >= 9 && c <= 13 || c >= 0x1c && c <= 0x1f;
        }
        return Character.isSpaceChar(c) || c == 0x85;
    }

    /** Whether a text ends a line here; a carriage return and a line feed are one end. */
    static boolean endsLine(char c) {
        return c >= 10 && c <= 13 || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static boolean isCased(int c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }

    static boolean isDigit(int c) {
        return Character.isDigit(c) || c == 0xb2 || c == 0xb3 || c == 0xb9 || c == 0x2070 || c >= 0x2074 && c <= 0x2079
                || c >= 0x2080 && c <= 0x2089 || c >= 0x2460 && c <= 0x2468;
    }

    static boolean isNumeric(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER
                || "〇一二三四五六七八九十百千万億".indexOf(c) >= 0;
    }

    static boolean isAlphanumeric(int c) {
        return Character.isLetter(c) || isNumeric(c);
    }

    /** Whether {@code repr} shows the character as it is. */
    static boolean isPrintable(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A character as the escape that {@code repr} writes. */
    static String escape(int c) {
        String digits = Integer.toHexString(c);
        return c < 0x100 ? "\\x" + "0".repeat(2 - digits.length()) + digits
                : c < 0x10000 ? "\\u" + "0".repeat(4 - digits.length()) + digits
                : "\\U" + "0".repeat(8 - digits.length()) + digits;
    }
}

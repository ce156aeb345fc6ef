package dev.toolace.internal.json;

/** Words for places in a text, bounded in length. Stateless. */
public final class Place {

    private static final int SHORT = 40;

    private Place() {}

    /**
     * Line and column of an index.
     *
     * @param text the text
     * @param offset an index into it
     * @return such as {@code line 3, column 14}, both counted from 1
     */
    public static String of(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return "line " + line + ", column " + (offset - lineStart + 1);
    }

    /**
     * The character at an index, in words.
     *
     * @param text the text
     * @param offset an index into it, or its length
     * @return such as {@code 'x'}, or {@code the end}
     */
    public static String describe(String text, int offset) {
        if (offset >= text.length()) {
            return "the end";
        }
        char c = text.charAt(offset);
        boolean plain = c > 0x20 && c < 0x7f;
        return plain ? "'" + c + "'" : "character U+" + JsonWriter.hex4(c);
    }

    /**
     * A name in quotes, cut after 40 characters.
     *
     * @param name the name
     * @return the name for use in a message, without control characters
     */
    public static String shorten(String name) {
        StringBuilder out = new StringBuilder("'");
        int end = Math.min(name.length(), SHORT);
        for (int i = 0; i < end; i++) {
            char c = name.charAt(i);
            out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return out.append(name.length() > SHORT ? "...'" : "'").toString();
    }

    /**
     * The value of a hexadecimal digit, ASCII only.
     *
     * @param c a character
     * @return 0 to 15, or -1
     */
    public static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}

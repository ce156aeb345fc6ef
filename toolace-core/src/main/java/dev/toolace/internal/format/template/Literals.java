package dev.toolace.internal.format.template;

/** Jinja's string literals. Stateless. */
final class Literals {

    private static final String ESCAPES = "nrtbf0";
    private static final String ESCAPED = "\n\r\t\b\f\0";

    private Literals() {}

    /**
     * Reads a literal and undoes its escapes.
     *
     * @param source the template
     * @param from the quote
     * @param out receives the text
     * @return the index after the closing quote, or the source's length without one
     */
    static int read(String source, int from, StringBuilder out) {
        char quote = source.charAt(from);
        int at = from + 1;
        while (at < source.length() && source.charAt(at) != quote) {
            char c = source.charAt(at);
            at = c == '\\' && at + 1 < source.length() ? escape(source, at + 1, out) : plain(c, at, out);
        }
        return Math.min(at + 1, source.length());
    }

    private static int plain(char c, int at, StringBuilder out) {
        out.append(c);
        return at + 1;
    }

    private static int escape(String source, int at, StringBuilder out) {
        char c = source.charAt(at);
        int digits = c == 'u' ? 4 : c == 'x' ? 2 : 0;
        int code = digits > 0 ? hex(source, at + 1, digits) : -1;
        if (code >= 0) {
            out.append((char) code);
            return at + 1 + digits;
        }
        int known = ESCAPES.indexOf(c);
        if (known >= 0) {
            out.append(ESCAPED.charAt(known));
        } else if ("\\'\"\n".indexOf(c) >= 0) {
            out.append(c);
        } else {
            out.append('\\').append(c);
        }
        return at + 1;
    }

    private static int hex(String source, int from, int digits) {
        int code = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < source.length() ? Character.digit(source.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = 16 * code + digit;
        }
        return code;
    }
}

package dev.toolace.internal.json.repair;

/** Kinds of characters; -1 stands for the end of the text and is of no kind. Stateless. */
final class Chars {

    private Chars() {}

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || isLineBreak(c) || isUnusualSpace(c);
    }

    static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r';
    }

    static boolean isUnusualSpace(int c) {
        return switch (c) {
            case 0x0b, '\f', 0x85, 0xa0, 0x1680, 0x180e, 0x200b, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000 -> true;
            case 0xfeff -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Whether an unquoted name may have the character: no space, quote or bracket among them. */
    static boolean isNamePart(int c) {
        return c == '_' || c == '$' || c == '-' || c == '.' || c >= 0 && Character.isLetterOrDigit((char) c);
    }

    static boolean isNameStart(int c) {
        return c == '_' || c == '$' || c >= 0 && Character.isLetter((char) c);
    }

    static boolean isQuote(int c) {
        return c == '"' || c == '\'' || isCurlyDouble(c) || isCurlySingle(c);
    }

    private static boolean isCurlyDouble(int c) {
        return c == '\u201c' || c == '\u201d' || c == '\u201e';
    }

    private static boolean isCurlySingle(int c) {
        return c == '\u2018' || c == '\u2019' || c == '`' || c == '\u00b4';
    }

    /** Whether a quote can end what another began. Plain quotes pair with themselves, others with any of their kind. */
    static boolean closes(int open, int c) {
        if (open == '"' || open == '\'') {
            return c == open;
        }
        if (isCurlyDouble(open)) {
            return c == '"' || isCurlyDouble(c);
        }
        return isCurlySingle(open) && (c == '\'' || isCurlySingle(c));
    }

    static boolean isCloser(int c) {
        return c == '}' || c == ']';
    }
}

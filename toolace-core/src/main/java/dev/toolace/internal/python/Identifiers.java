package dev.toolace.internal.python;

/** Python's identifiers, near enough: Unicode letters, digits and underscores. Stateless. */
final class Identifiers {

    private Identifiers() {}

    static boolean isIdentifier(String text) {
        return !text.isEmpty() && end(text, 0) == text.length();
    }

    /** The index after the identifier that starts here; the start itself if none does. */
    static int end(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean part = at == start ? isStart(c) : isStart(c) || Character.isDigit(c) || isMark(c);
            if (!part) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static boolean isStart(int c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}

package dev.toolace.internal.format.markup;

/** Which white space around a value is markup. */
enum Layout {

    /** All of it is data. */
    VERBATIM,
    /** One line break on either side is markup; in an indented text, the indentation too. */
    LINES,
    /** All of it is markup. */
    TRIMMED,
    /** All of it is data, and a CDATA section protects what is inside of it. */
    CDATA;

    String value(String text) {
        return switch (this) {
            case VERBATIM -> text;
            case TRIMMED -> text.strip();
            case LINES -> lines(text);
            case CDATA -> section(text);
        };
    }

    private static String section(String text) {
        String open = "<![CDATA[";
        String close = "]]>";
        return text.startsWith(open) && text.endsWith(close) && text.length() >= open.length() + close.length()
                ? text.substring(open.length(), text.length() - close.length())
                : text;
    }

    private static String lines(String text) {
        int from = text.startsWith("\r\n") ? 2 : text.startsWith("\n") ? 1 : 0;
        int to = text.length();
        while (to > from && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == '\t')) {
            to--;
        }
        boolean broken = to > from && text.charAt(to - 1) == '\n';
        if (!broken) {
            // Nothing but spaces after the first line break is the indentation of the end marker.
            return from > 0 && to == from ? "" : text.substring(from);
        }
        boolean indented = to < text.length();
        to -= from == 2 && to > from + 1 && text.charAt(to - 2) == '\r' ? 2 : 1;
        while (indented && from < to && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
            from++;
        }
        return text.substring(from, Math.max(from, to));
    }
}

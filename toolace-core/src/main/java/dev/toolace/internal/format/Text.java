package dev.toolace.internal.format;

/** Small steps in a text. Stateless. */
public final class Text {

    private Text() {}

    /**
     * Skips white space.
     *
     * @param text a text
     * @param from where to start
     * @return the index of the first other character, or the text's length
     */
    public static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /**
     * Skips white space and one of some markers after it.
     *
     * @param text a text
     * @param from where to start
     * @param markers the markers
     * @return the index after the marker, or -1 if none follows
     */
    public static int accept(String text, int from, Iterable<String> markers) {
        int at = skipSpace(text, from);
        for (String marker : markers) {
            if (text.startsWith(marker, at)) {
                return at + marker.length();
            }
        }
        return -1;
    }
}

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

    /**
     * Finds a character nearby.
     *
     * @param text a text
     * @param c the character
     * @param from where to start
     * @param within how many characters to look at
     * @return its index, or -1 if it is not among them
     */
    public static int find(String text, char c, int from, int within) {
        for (int at = from; at < Math.min(text.length(), from + within); at++) {
            if (text.charAt(at) == c) {
                return at;
            }
        }
        return -1;
    }

    /**
     * Leaves out what stands between two marks, and the marks.
     *
     * @param text a text
     * @param open starts what is left out
     * @param close ends it
     * @return the rest
     */
    public static String without(String text, String open, String close) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        int end = 0;
        for (int at = text.indexOf(open); at >= 0 && end >= 0; at = text.indexOf(open, done)) {
            end = text.indexOf(close, at);
            if (end >= 0) {
                out.append(text, done, at);
                done = end + close.length();
            }
        }
        return out.append(text, done, text.length()).toString();
    }
}

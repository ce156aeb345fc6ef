package dev.toolace.internal.grammar;

import java.nio.charset.StandardCharsets;

/**
 * How the characters of a text are written. Escapes stand only where JSON's writers put them: before quotes and
 * backslashes, for control characters, and as {@code \}{@code u0000} for those and beyond ASCII. All mean the same in
 * Python.
 *
 * @param close the byte after the last character, or {@link #BARE}
 * @param escapes whether characters may be escaped
 * @param both whether quotes of either kind may be escaped
 */
public record Spelling(int close, boolean escapes, boolean both) {

    /** Nothing stands after a bare text; what follows it is the next part's. */
    static final int NOTHING = -1;

    /** Text as it is. */
    public static final Spelling BARE = new Spelling(NOTHING, false, false);

    /** A string of JSON. */
    public static final Spelling JSON = new Spelling('"', true, false);

    /** A string of Python in double quotes. */
    public static final Spelling PYTHON = new Spelling('"', true, true);

    /** A string of Python in single quotes. */
    public static final Spelling PYTHON_SINGLE = new Spelling('\'', true, true);

    /** The name of a keyword argument in Python. */
    public static final Spelling KEYWORD = new Spelling('=', false, false);

    /** Whether a character below 0x80 may stand for itself. */
    boolean plain(int c) {
        return c != close && (!escapes || c >= 0x20 && c != '\\');
    }

    /** The character that a letter stands for after a backslash; -1 if none. */
    int escaped(int c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '\\' -> '\\';
            case '"', '\'' -> c == close || both ? c : -1;
            default -> -1;
        };
    }

    /** The text that complete characters stand for, given one character for each byte. */
    static String read(String bytes) {
        String written = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        if (written.indexOf('\\') < 0) {
            return written;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\' && written.charAt(i + 1) == 'u') {
                out.append((char) Integer.parseInt(written.substring(i + 2, i + 6), 16));
                i += 5;
            } else if (c == '\\') {
                i++;
                out.append((char) PYTHON.escaped(written.charAt(i)));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}

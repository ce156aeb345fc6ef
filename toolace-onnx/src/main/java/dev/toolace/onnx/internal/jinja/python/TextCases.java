package dev.toolace.onnx.internal.jinja.python;

import java.util.Locale;

/** Texts in other cases, where Java has no method of its own. Stateless. */
public final class TextCases {
    private static final int SIGMA = 0x3a3;

    private TextCases() { }

    /** The first character in upper case, the others in lower case. */
    public static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = Character.charCount(text.codePointAt(0));
        return titleCase(text.codePointAt(0)) + text.substring(first).toLowerCase(Locale.ROOT);
    }

    private static String titleCase(int c) {
        // Java's title case of one character is one character; where upper case has several, the first is the capital.
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        int title = Character.toTitleCase(c);
        if (title != c || upper.length() <= Character.charCount(c)) {
            return Character.toString(title);
        }
        int first = upper.codePointAt(0);
        String rest = upper.substring(Character.charCount(first));
        return Character.toString(first) + (Characters.isCased(first) ? rest.toLowerCase(Locale.ROOT) : rest);
    }

    /** The character at a place in lower case: sigma has another form at the end of a word. */
    private static String lowerCase(String text, int at) {
        int c = text.codePointAt(at);
        if (c == SIGMA && at > 0) {
            int next = at + 1 < text.length() ? text.codePointAt(at + 1) : ' ';
            return Characters.isCased(text.codePointBefore(at)) && !Characters.isCased(next) ? "\u03c2" : "\u03c3";
        }
        return Character.toString(c).toLowerCase(Locale.ROOT);
    }

    static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean inside = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            out.append(inside ? lowerCase(text, i) : titleCase(c));
            inside = Characters.isCased(c);
        }
        return out.toString();
    }

    static String swap(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            String one = Character.toString(c);
            out.append(Character.isUpperCase(c) ? lowerCase(text, i)
                    : Character.isLowerCase(c) ? one.toUpperCase(Locale.ROOT) : one);
        }
        return out.toString();
    }

    /** For comparison: what differs in case only becomes equal. */
    static String fold(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
    }
}

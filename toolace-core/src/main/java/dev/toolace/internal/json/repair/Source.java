package dev.toolace.internal.json.repair;

/**
 * A text, and for each index where the next character is that is neither white space nor part of a comment. One pass
 * finds them all, so that looking ahead costs the same everywhere.
 */
final class Source {

    private final String text;
    private final int[] next;

    Source(String text) {
        this.text = text;
        this.next = new int[text.length() + 1];
        int length = text.length();
        next[length] = length;
        int lineEnd = length;
        // Indexes after the first "*/" that starts one or two characters further on.
        int closeAfterOne = length;
        int closeAfterTwo = length;
        for (int i = length - 1; i >= 0; i--) {
            char c = text.charAt(i);
            if (Chars.isLineBreak(c)) {
                lineEnd = i;
            }
            if (Chars.isSpace(c)) {
                next[i] = next[i + 1];
            } else if (isBlockComment(i)) {
                next[i] = next[closeAfterTwo];
            } else if (isLineComment(i)) {
                next[i] = next[lineEnd];
            } else {
                next[i] = i;
            }
            int close = c == '*' && at(i + 1) == '/' ? i + 2 : closeAfterOne;
            closeAfterTwo = closeAfterOne;
            closeAfterOne = close;
        }
    }

    String text() {
        return text;
    }

    int length() {
        return text.length();
    }

    /** The character at an index, or -1 beyond the end. */
    int at(int index) {
        return index < text.length() ? text.charAt(index) : -1;
    }

    /** The first index from this one on that is neither white space nor part of a comment. */
    int next(int index) {
        return next[Math.min(index, text.length())];
    }

    boolean startsWith(String prefix, int index) {
        return text.startsWith(prefix, index);
    }

    boolean isFence(int index) {
        return startsWith("```", index);
    }

    boolean isBlockComment(int index) {
        return startsWith("/*", index);
    }

    /** Whether a comment starts here that ends with the line. A number sign needs a space after it: #fff is text. */
    boolean isLineComment(int index) {
        if (at(index) == '#') {
            int before = index == 0 ? ' ' : at(index - 1);
            boolean apart = Chars.isSpace(before) || before == ',' || before == '[' || before == '{';
            return apart && at(index + 1) == ' ';
        }
        return startsWith("//", index);
    }

    int commentEnd(int index) {
        if (isBlockComment(index)) {
            int close = text.indexOf("*/", index + 2);
            return close < 0 ? length() : close + 2;
        }
        int end = index;
        while (end < length() && !Chars.isLineBreak(at(end))) {
            end++;
        }
        return end;
    }

    boolean hasLineBreak(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Chars.isLineBreak(at(i))) {
                return true;
            }
        }
        return false;
    }

    /** The index after the last character before this one that is not white space. */
    int trimBack(int from, int end) {
        int at = end;
        while (at > from && Chars.isSpace(at(at - 1))) {
            at--;
        }
        return at;
    }
}

package dev.toolace.internal.python;

import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;

/** A place in a text, and the small steps from it. Used by one thread. */
final class PythonCursor {

    private final String text;
    private int position;

    PythonCursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    int length() {
        return text.length();
    }

    char charAt(int index) {
        return text.charAt(index);
    }

    String text(int start, int end) {
        return text.substring(start, end);
    }

    boolean startsWith(String prefix, int start) {
        return text.startsWith(prefix, start);
    }

    void moveTo(int index) {
        position = index;
    }

    int identifierEnd(int start) {
        return Identifiers.end(text, start);
    }

    void skipSpace() {
        position = skipSpace(position);
    }

    /** The index of the first character from here that is no white space: inside brackets lines may break. */
    int skipSpace(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
                break;
            }
            at++;
        }
        return at;
    }

    /** Skips white space and looks at the next character; -1 at the end. */
    int peek() {
        skipSpace();
        return position < text.length() ? text.charAt(position) : -1;
    }

    /** Skips white space, and the character if it is this one. */
    boolean accept(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        position++;
        return true;
    }

    void expect(char wanted) {
        if (!accept(wanted)) {
            throw error("expected '" + wanted + "' but found " + describe());
        }
    }

    void expectEnd() {
        if (peek() != -1) {
            throw error("unexpected text after the end: " + describe());
        }
    }

    String describe() {
        return Place.describe(text, position);
    }

    JsonSyntaxError error(String reason) {
        return new JsonSyntaxError(reason, Math.min(position, text.length()), false);
    }
}

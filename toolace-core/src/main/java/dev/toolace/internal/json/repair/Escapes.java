package dev.toolace.internal.json.repair;

import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;

/** Reads the characters of strings: escapes, control characters and all others. */
final class Escapes {

    private final Cursor cursor;
    private final Source source;

    Escapes(Cursor cursor) {
        this.cursor = cursor;
        this.source = cursor.source();
    }

    /**
     * Unescapes a string's text.
     *
     * @param from its first character
     * @param end where and how it ends
     * @param open the quote that it started with
     * @param lines whether line breaks and tabs are allowed in it
     * @param out takes the text
     */
    void decode(int from, StringEnd end, int open, boolean lines, StringBuilder out) {
        int i = from;
        while (i < end.content()) {
            int c = source.at(i);
            if (c == '\\') {
                if (end.kind() == StringEnd.Kind.TEXT_END && isCutOff(i)) {
                    trim(out);
                    return;
                }
                i = escape(i, end.content(), open, out);
            } else {
                if (c < 0x20) {
                    control(c, i, lines);
                } else if (Chars.closes(open, c)) {
                    cursor.repair(RepairKind.UNESCAPED_QUOTE, i);
                    if (c == '"') {
                        cursor.loneQuote(true, i);
                    }
                }
                out.append((char) c);
                i++;
            }
        }
    }

    private static void trim(StringBuilder out) {
        while (out.length() > 0 && Chars.isSpace(out.charAt(out.length() - 1))) {
            out.setLength(out.length() - 1);
        }
    }

    /** Whether the text ends before this escape does. */
    private boolean isCutOff(int backslash) {
        if (source.at(backslash + 1) != 'u') {
            return source.at(backslash + 1) == -1;
        }
        for (int i = backslash + 2; i < backslash + 6; i++) {
            if (source.at(i) == -1) {
                return true;
            }
            if (Place.hexDigit((char) source.at(i)) < 0) {
                return false;
            }
        }
        return false;
    }

    void control(int c, int index, boolean lines) {
        boolean known = Chars.isLineBreak(c) || c == '\t';
        if (!known && c != '\b' && c != '\f') {
            throw new JsonSyntaxError("control character in a string", index, false);
        }
        if (!lines || !known) {
            cursor.repair(RepairKind.UNESCAPED_CONTROL, index);
        }
    }

    private int escape(int backslash, int end, int open, StringBuilder out) {
        if (backslash + 1 >= end) {
            cursor.repair(RepairKind.UNKNOWN_ESCAPE, backslash);
            out.append('\\');
            return backslash + 1;
        }
        return escaped(backslash + 1, end, open, out);
    }

    /** Reads what comes after a backslash, and gives back the index after it. */
    int escaped(int index, int end, int open, StringBuilder out) {
        char c = (char) source.at(index);
        switch (c) {
            case '"', '\\', '/' -> out.append(c);
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'u' -> {
                out.append(hex4(index + 1, end));
                return index + 5;
            }
            default -> unknown(c, index, open, out);
        }
        return index + 1;
    }

    private void unknown(char c, int index, int open, StringBuilder out) {
        boolean quote = Chars.isQuote(c);
        if (!quote || !Chars.closes(open, c)) {
            cursor.repair(RepairKind.UNKNOWN_ESCAPE, index - 1);
        }
        if (!quote && !Chars.isLineBreak(c)) {
            out.append('\\');
        }
        if (c < 0x20) {
            control(c, index, Chars.isLineBreak(c));
        }
        out.append(c);
    }

    private char hex4(int from, int end) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < end ? Place.hexDigit((char) source.at(i)) : -1;
            if (digit < 0) {
                throw new JsonSyntaxError("expected four hexadecimal digits", i, false);
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }
}

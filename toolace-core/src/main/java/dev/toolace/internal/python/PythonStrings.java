package dev.toolace.internal.python;

import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.Place;

/** Python's string literals in single or double quotes, with its escapes. Stateless. */
final class PythonStrings {

    private PythonStrings() {}

    static String read(PythonCursor cursor) {
        char quote = (char) cursor.peek();
        int at = cursor.position() + 1;
        StringBuilder out = new StringBuilder();
        while (at < cursor.length()) {
            char c = cursor.charAt(at);
            if (c == quote) {
                cursor.moveTo(at + 1);
                return out.toString();
            }
            if (c == '\n' || c == '\r') {
                throw new JsonSyntaxError("line break in a string", at, false);
            }
            if (c == '\\') {
                at = readEscape(cursor, at + 1, out);
            } else {
                out.append(c);
                at++;
            }
        }
        throw new JsonSyntaxError("string does not end", at, false);
    }

    /** Reads what follows a backslash; returns the index after it. */
    private static int readEscape(PythonCursor cursor, int at, StringBuilder out) {
        if (at >= cursor.length()) {
            throw new JsonSyntaxError("string does not end", at, false);
        }
        char c = cursor.charAt(at);
        switch (c) {
            case '\\', '\'', '"' -> out.append(c);
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'a' -> out.append((char) 7);
            case 'v' -> out.append((char) 11);
            case '\n' -> { } // a line break after a backslash joins two lines
            case 'x' -> {
                return readHex(cursor, at + 1, 2, out);
            }
            case 'u' -> {
                return readHex(cursor, at + 1, 4, out);
            }
            case 'U' -> {
                return readHex(cursor, at + 1, 8, out);
            }
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                return readOctal(cursor, at, out);
            }
            case 'N' -> throw new JsonSyntaxError("character names are not supported", at, false);
            // Python keeps the backslash of an escape that it does not know; models rely on it in "\d".
            default -> out.append('\\').append(c);
        }
        return at + 1;
    }

    private static int readHex(PythonCursor cursor, int from, int count, StringBuilder out) {
        long code = 0;
        for (int i = from; i < from + count; i++) {
            int digit = i < cursor.length() ? Place.hexDigit(cursor.charAt(i)) : -1;
            if (digit < 0) {
                throw new JsonSyntaxError("expected " + count + " hexadecimal digits", Math.min(i, cursor.length()), false);
            }
            code = code * 16 + digit;
        }
        if (code > Character.MAX_CODE_POINT) {
            throw new JsonSyntaxError("no such character", from, false);
        }
        out.appendCodePoint((int) code);
        return from + count;
    }

    private static int readOctal(PythonCursor cursor, int from, StringBuilder out) {
        int code = 0;
        int at = from;
        while (at < from + 3 && at < cursor.length() && cursor.charAt(at) >= '0' && cursor.charAt(at) <= '7') {
            code = code * 8 + cursor.charAt(at) - '0';
            at++;
        }
        out.append((char) code);
        return at;
    }
}

package dev.toolace.internal.python;

import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.NumberScan;
import dev.toolace.json.JsonNumber;

/** Python's decimal numbers: JSON's, and {@code +1}, {@code 1.}, {@code .5}. Stateless. */
final class PythonNumbers {

    private PythonNumbers() {}

    static JsonNumber read(PythonCursor cursor) {
        int start = cursor.position();
        int at = start;
        StringBuilder json = new StringBuilder();
        if (charAt(cursor, at) == '-' || charAt(cursor, at) == '+') {
            json.append(charAt(cursor, at) == '-' ? "-" : "");
            at++;
        }
        int whole = digits(cursor, at);
        json.append(whole == at ? "0" : cursor.text(at, whole));
        boolean anyDigit = whole > at;
        at = whole;
        if (charAt(cursor, at) == '.') {
            int fraction = digits(cursor, at + 1);
            anyDigit |= fraction > at + 1;
            json.append(fraction == at + 1 ? "" : cursor.text(at, fraction));
            at = fraction;
        }
        if (anyDigit && (charAt(cursor, at) == 'e' || charAt(cursor, at) == 'E')) {
            int sign = charAt(cursor, at + 1) == '-' || charAt(cursor, at + 1) == '+' ? at + 2 : at + 1;
            int exponent = digits(cursor, sign);
            json.append(cursor.text(at, exponent));
            at = exponent;
        }
        String literal = json.toString();
        if (!anyDigit || cursor.identifierEnd(at) > at || NumberScan.end(literal, 0) != literal.length()) {
            throw cursor.error("malformed number");
        }
        cursor.moveTo(at);
        try {
            return NumberScan.number(literal, 0, literal.length());
        } catch (JsonSyntaxError e) {
            throw new JsonSyntaxError(e.reason(), start, e.limit());
        }
    }

    private static char charAt(PythonCursor cursor, int index) {
        return index < cursor.length() ? cursor.charAt(index) : '\0';
    }

    private static int digits(PythonCursor cursor, int from) {
        int at = from;
        while (charAt(cursor, at) >= '0' && charAt(cursor, at) <= '9') {
            at++;
        }
        return at;
    }
}

package dev.toolace.internal.json;

import dev.toolace.json.JsonNumber;
import java.math.BigDecimal;

/** JSON's number grammar. Stateless. */
public final class NumberScan {

    /** Longest exponent that is looked at; anything longer is out of range anyway. */
    private static final int MAX_EXPONENT_DIGITS = 6;

    private NumberScan() {}

    /**
     * Finds the end of a number.
     *
     * @param text the text
     * @param start where the number starts, at its sign or first digit
     * @return the index after its last character, or -1 if this is not a number
     */
    public static int end(String text, int start) {
        int at = start < text.length() && text.charAt(start) == '-' ? start + 1 : start;
        int whole = digits(text, at);
        if (whole == at || (text.charAt(at) == '0' && whole > at + 1)) {
            return -1;
        }
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            if (fraction == at + 1) {
                return -1;
            }
            at = fraction;
        }
        return exponent(text, at);
    }

    private static int exponent(String text, int at) {
        if (at >= text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
            return at;
        }
        int sign = at + 1;
        if (sign < text.length() && (text.charAt(sign) == '+' || text.charAt(sign) == '-')) {
            sign++;
        }
        int end = digits(text, sign);
        return end == sign ? -1 : end;
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /**
     * Reads a number whose extent is known.
     *
     * @param text the text
     * @param start its first character
     * @param end the index after its last
     * @return the exact value
     */
    public static JsonNumber number(String text, int start, int end) {
        String literal = text.substring(start, end);
        int mark = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        boolean longExponent = mark >= 0 && literal.length() - mark > MAX_EXPONENT_DIGITS;
        if (!longExponent && literal.length() <= JsonNumber.MAX_DIGITS) {
            BigDecimal value = new BigDecimal(literal);
            if (Math.abs((long) value.scale()) <= JsonNumber.MAX_DIGITS) {
                return new JsonNumber(value);
            }
        }
        throw new JsonSyntaxError("number has more than " + JsonNumber.MAX_DIGITS + " digits", start, true);
    }
}

package dev.toolace.internal.json.repair;

import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.NumberScan;
import dev.toolace.json.JsonNumber;
import org.jspecify.annotations.Nullable;

/** Reads numbers, also where JSON would spell them otherwise. */
final class BareNumbers {

    private final Cursor cursor;
    private final Source source;
    private final Lookahead lookahead;

    BareNumbers(Cursor cursor, Lookahead lookahead) {
        this.cursor = cursor;
        this.source = cursor.source();
        this.lookahead = lookahead;
    }

    /** Reads a number, or gives back null if the text here is none and the position is where it was. */
    @Nullable JsonNumber read(Slot slot) {
        int start = cursor.position();
        int end = NumberScan.end(source.text(), start);
        if (end > start && lookahead.wordEnds(end, slot)) {
            cursor.moveTo(end);
            return NumberScan.number(source.text(), start, end);
        }
        return lenient(start, slot);
    }

    private @Nullable JsonNumber lenient(int start, Slot slot) {
        StringBuilder number = new StringBuilder();
        int at = start;
        if (source.at(at) == '-' || source.at(at) == '+') {
            number.append(source.at(at) == '-' ? "-" : "");
            at++;
        }
        int whole = digits(at);
        boolean zeros = source.at(at) == '0' && whole > at + 1;
        number.append(whole == at ? "0" : source.text().substring(at, whole));
        int mantissa = whole - at;
        at = whole;
        if (source.at(at) == '.') {
            int fraction = digits(at + 1);
            number.append('.').append(fraction == at + 1 ? "0" : source.text().substring(at + 1, fraction));
            mantissa += fraction - at - 1;
            at = fraction;
        }
        if (mantissa == 0 || zeros) {
            return null;
        }
        at = exponent(at, number);
        if (!lookahead.wordEnds(at, slot)) {
            return null;
        }
        cursor.moveTo(at);
        cursor.repair(RepairKind.NUMBER_FORM, start);
        return number(number.toString(), start);
    }

    private int exponent(int from, StringBuilder number) {
        if (source.at(from) != 'e' && source.at(from) != 'E') {
            return from;
        }
        int at = from + 1;
        boolean sign = source.at(at) == '+' || source.at(at) == '-';
        int end = digits(sign ? at + 1 : at);
        number.append(source.text(), from, end);
        if (!Chars.isDigit(number.charAt(number.length() - 1))) {
            number.append('0');
        }
        return end;
    }

    private int digits(int from) {
        int at = from;
        while (Chars.isDigit(source.at(at))) {
            at++;
        }
        return at;
    }

    private static JsonNumber number(String literal, int start) {
        try {
            return NumberScan.number(literal, 0, literal.length());
        } catch (JsonSyntaxError e) {
            throw new JsonSyntaxError(e.reason(), start, e.limit());
        }
    }
}

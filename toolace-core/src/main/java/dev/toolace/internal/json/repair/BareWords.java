package dev.toolace.internal.json.repair;

import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;

/** Reads what stands without quotes: literals, numbers, regular expressions, other text, and names. */
final class BareWords {

    private final Cursor cursor;
    private final Source source;
    private final Lookahead lookahead;
    private final BareNumbers numbers;

    BareWords(Cursor cursor, Lookahead lookahead) {
        this.cursor = cursor;
        this.source = cursor.source();
        this.lookahead = lookahead;
        this.numbers = new BareNumbers(cursor, lookahead);
    }

    JsonValue read(Slot slot) {
        int start = cursor.position();
        JsonValue value = readWord(slot);
        if (cursor.position() == source.length() && !cursor.mayClose()) {
            throw new JsonSyntaxError("text ends inside of a value", start, false);
        }
        return value;
    }

    private JsonValue readWord(Slot slot) {
        int start = cursor.position();
        String literal = lookahead.literal(start);
        if (literal != null && lookahead.wordEnds(start + literal.length(), slot)) {
            cursor.moveTo(start + literal.length());
            return value(literal, start);
        }
        JsonNumber number = numbers.read(slot);
        if (number != null) {
            return number;
        }
        if (slot == Slot.SINGLE || "()[]{}:;,=\\\"".indexOf(cursor.current()) >= 0 || cursor.current() == -1) {
            throw cursor.expected("a value");
        }
        cursor.repair(RepairKind.UNQUOTED_STRING, start);
        int end = regexEnd(start, slot);
        String text = end > 0 ? take(end, end) : readText(slot);
        if (text.equals("-") || text.equals("+") || text.equals(".")) {
            throw new JsonSyntaxError("number without digits", start, false);
        }
        return new JsonString(text);
    }

    private JsonValue value(String literal, int start) {
        if (Character.isUpperCase(literal.charAt(0))) {
            cursor.repair(RepairKind.PYTHON_LITERAL, start);
        }
        switch (literal) {
            case "true", "True":
                return JsonBoolean.TRUE;
            case "false", "False":
                return JsonBoolean.FALSE;
            case "undefined":
                cursor.repair(RepairKind.MISSING_VALUE, start);
                return JsonNull.INSTANCE;
            default:
                return JsonNull.INSTANCE;
        }
    }

    /** The index after a regular expression on one line with its flags, or -1 if this is none. */
    private int regexEnd(int start, Slot slot) {
        int limit = source.at(start) == '/' ? Math.min(source.length(), start + Lookahead.REACH) : start;
        for (int i = start + 1; i < limit && !Chars.isLineBreak(source.at(i)); i++) {
            int c = source.at(i);
            if (c == '\\') {
                i++;
            } else if (c == '/') {
                int end = i + 1;
                while (end < limit && Chars.isNameStart(source.at(end))) {
                    end++;
                }
                if (lookahead.wordEnds(end, slot)) {
                    return end;
                }
            }
        }
        return -1;
    }

    private String readText(Slot slot) {
        int start = cursor.position();
        int parentheses = 0;
        boolean quoted = false;
        int at = start;
        for (; !endsText(at, start); at++) {
            int c = source.at(at);
            if (c == '"') {
                int behind = source.at(source.next(at + 1));
                if (source.at(at - 1) == '\\') {
                    throw new JsonSyntaxError("quotes cannot be paired", at, false);
                }
                if (!quoted && (behind == -1 || behind == ',' || Chars.isCloser(behind))) {
                    cursor.loneQuote(false, at);
                    cursor.repair(RepairKind.MISSING_QUOTE, start);
                    return take(at, at + 1);
                }
                quoted = !quoted;
            } else if (c == '(') {
                parentheses++;
            } else if (c == ')' && --parentheses < 0 && slot == Slot.WRAPPED) {
                parentheses = 0;
                break;
            }
        }
        boolean bracket = source.at(at) == '[' || source.at(at) == '{';
        if (quoted || bracket || parentheses > 0) {
            throw new JsonSyntaxError("text without quotes has no clear end", start, false);
        }
        return take(at, at);
    }

    private boolean endsText(int index, int start) {
        int c = source.at(index);
        if (c == -1 || c == ',' || c == '[' || c == '{' || Chars.isCloser(c) || Chars.isLineBreak(c)) {
            return true;
        }
        boolean apart = index > start && Chars.isSpace(source.at(index - 1));
        return source.isBlockComment(index) || source.isFence(index) || apart && source.isLineComment(index);
    }

    private String take(int end, int resume) {
        int start = cursor.position();
        cursor.moveTo(resume);
        return source.text().substring(start, source.trimBack(start, end));
    }

    /** Reads a member's name up to its colon, its value's quote, or whatever else cannot be part of a name. */
    String readName() {
        int start = cursor.position();
        int at = start;
        while (!endsText(at, start) && source.at(at) != ':' && source.at(at) != '"' && source.at(at) != '\\'
                && !(at > start && Chars.isQuote(source.at(at)))) {
            at++;
        }
        boolean address = source.at(at) == ':' && !lookahead.isColon(at);
        if (address || source.trimBack(start, at) == start) {
            throw cursor.expected("a name");
        }
        cursor.repair(RepairKind.UNQUOTED_NAME, start);
        boolean endQuote = source.at(at) == '"' && source.at(source.next(at + 1)) == ':';
        if (endQuote) {
            cursor.repair(RepairKind.MISSING_QUOTE, start);
        }
        return take(at, endQuote ? at + 1 : at);
    }
}

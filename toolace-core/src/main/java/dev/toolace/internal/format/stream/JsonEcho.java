package dev.toolace.internal.format.stream;

import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.json.NumberScan;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonNumber;

/**
 * Follows one strict JSON value a character at a time, and writes it compactly as far as it is known. Duplicate members
 * pass. Used by one thread.
 */
public final class JsonEcho {

    private enum State { VALUE, FIRST_ELEMENT, FIRST_KEY, KEY, COLON, AFTER, STRING, ESCAPE, HEX, NUMBER, WORD }

    private static final int MAX_NUMBER = JsonNumber.MAX_DIGITS + 20;

    private final int maxDepth;
    private final StringBuilder out;
    private final StringBuilder brackets = new StringBuilder();
    private final StringBuilder scalar = new StringBuilder();
    private State state = State.VALUE;
    private QuotedText string;
    private boolean key;
    private String word = "";
    private int code;
    private int digits;

    /**
     * Before the value.
     *
     * @param out where to write
     * @param maxDepth how deep the value may nest
     */
    public JsonEcho(StringBuilder out, int maxDepth) {
        this.out = out;
        this.maxDepth = maxDepth;
        this.string = new QuotedText(new StringBuilder());
    }

    /**
     * Takes the next character.
     *
     * @param c the character
     * @return what it means to the value; nothing may follow but {@link Step#MORE}
     */
    public Step next(char c) {
        return switch (state) {
            case STRING -> inString(c);
            case ESCAPE -> escape(c);
            case HEX -> hex(c);
            case NUMBER -> number(c);
            case WORD -> word(c);
            case VALUE, FIRST_ELEMENT, FIRST_KEY, KEY, COLON, AFTER -> isSpace(c) ? Step.MORE : structure(c);
        };
    }

    private Step structure(char c) {
        if (state == State.FIRST_ELEMENT && c == ']' || state == State.FIRST_KEY && c == '}') {
            return close(c);
        }
        return switch (state) {
            case VALUE, FIRST_ELEMENT -> value(c);
            case FIRST_KEY, KEY -> c == '"' ? open(true) : Step.BROKEN;
            case COLON -> c == ':' ? go(c, State.VALUE) : Step.BROKEN;
            case AFTER -> after(c);
            case STRING, ESCAPE, HEX, NUMBER, WORD -> Step.BROKEN;
        };
    }

    private Step go(char c, State next) {
        out.append(c);
        state = next;
        return Step.MORE;
    }

    private Step value(char c) {
        switch (c) {
            case '{', '[' -> {
                if (brackets.length() >= maxDepth) {
                    return Step.BROKEN;
                }
                brackets.append(c);
                return go(c, c == '{' ? State.FIRST_KEY : State.FIRST_ELEMENT);
            }
            case '"' -> {
                return open(false);
            }
            case 't', 'f', 'n' -> {
                word = c == 't' ? "true" : c == 'f' ? "false" : "null";
                scalar.append(c);
                state = State.WORD;
                return Step.MORE;
            }
            default -> {
                if (c != '-' && (c < '0' || c > '9')) {
                    return Step.BROKEN;
                }
                scalar.append(c);
                state = State.NUMBER;
                return Step.MORE;
            }
        }
    }

    private Step after(char c) {
        boolean object = brackets.charAt(brackets.length() - 1) == '{';
        if (c == ',') {
            return go(c, object ? State.KEY : State.VALUE);
        }
        return c == (object ? '}' : ']') ? close(c) : Step.BROKEN;
    }

    private Step close(char c) {
        out.append(c);
        brackets.setLength(brackets.length() - 1);
        return valueEnds();
    }

    private Step valueEnds() {
        state = State.AFTER;
        return brackets.length() == 0 ? Step.DONE : Step.MORE;
    }

    private Step open(boolean isKey) {
        key = isKey;
        string = new QuotedText(out);
        state = State.STRING;
        return Step.MORE;
    }

    private Step inString(char c) {
        if (c == '"') {
            string.close();
            if (key) {
                state = State.COLON;
                return Step.MORE;
            }
            return valueEnds();
        }
        if (c < 0x20) {
            return Step.BROKEN;
        }
        if (c == '\\') {
            state = State.ESCAPE;
        } else {
            string.add(c);
        }
        return Step.MORE;
    }

    private Step escape(char c) {
        if (c == 'u') {
            code = 0;
            digits = 0;
            state = State.HEX;
            return Step.MORE;
        }
        int at = "\"\\/nrtbf".indexOf(c);
        if (at < 0) {
            return Step.BROKEN;
        }
        string.add("\"\\/\n\r\t\b\f".charAt(at));
        state = State.STRING;
        return Step.MORE;
    }

    private Step hex(char c) {
        int digit = Place.hexDigit(c);
        if (digit < 0) {
            return Step.BROKEN;
        }
        code = code * 16 + digit;
        digits++;
        if (digits == 4) {
            string.add((char) code);
            state = State.STRING;
        }
        return Step.MORE;
    }

    private Step word(char c) {
        scalar.append(c);
        if (!word.startsWith(scalar.toString())) {
            return Step.BROKEN;
        }
        if (scalar.length() < word.length()) {
            return Step.MORE;
        }
        out.append(word);
        scalar.setLength(0);
        return valueEnds();
    }

    private Step number(char c) {
        if (c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0) {
            scalar.append(c);
            return scalar.length() > MAX_NUMBER ? Step.BROKEN : Step.MORE;
        }
        String literal = scalar.toString();
        scalar.setLength(0);
        if (NumberScan.end(literal, 0) != literal.length()) {
            return Step.BROKEN;
        }
        try {
            out.append(NumberScan.number(literal, 0, literal.length()).toJson());
        } catch (JsonSyntaxError e) {
            return Step.BROKEN;
        }
        return valueEnds() == Step.DONE ? Step.BEFORE : isSpace(c) ? Step.MORE : after(c);
    }

    /**
     * Whether JSON allows a character between values.
     *
     * @param c the character
     * @return true for its four kinds of white space
     */
    public static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}

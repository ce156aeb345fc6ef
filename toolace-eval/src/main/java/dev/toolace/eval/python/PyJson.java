package dev.toolace.eval.python;

import dev.toolace.ToolaceException;
import dev.toolace.eval.EvalErrors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as Python's {@code json.loads} does, {@code NaN} and infinities included, but bounded: what is nested too
 * deep, and an integer too long for Python, becomes {@link PyValue.Opaque}, so that the rest can still be judged. For
 * use by one thread.
 */
public final class PyJson {

    private static final int MAX_DEPTH = 100;
    private static final int MOST_DIGITS = 4300;

    private final String text;
    private final String place;
    private int at;

    private PyJson(String text, String place) {
        this.text = text;
        this.place = place;
    }

    /**
     * Reads one JSON text.
     *
     * @param text the text, of any length
     * @param place where it comes from, for errors
     * @return its value
     * @throws ToolaceException TA-EVAL-003 with the place where it is malformed
     */
    public static PyValue parse(String text, String place) {
        PyJson reader = new PyJson(text, place);
        PyValue value = reader.value(0);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.bad("nothing more");
        }
        return value;
    }

    private PyValue value(int depth) {
        space();
        if (at == text.length()) {
            throw bad("a value");
        }
        char c = text.charAt(at);
        if ((c == '[' || c == '{') && depth == MAX_DEPTH) {
            return skip();
        }
        return switch (c) {
            case '[' -> list(depth);
            case '{' -> dict(depth);
            case '"' -> new PyValue.Str(string());
            case 't' -> word("true", new PyValue.Bool(true));
            case 'f' -> word("false", new PyValue.Bool(false));
            case 'n' -> word("null", PyValue.NONE);
            case 'N' -> word("NaN", new PyValue.Real(Double.NaN));
            case 'I' -> word("Infinity", new PyValue.Real(Double.POSITIVE_INFINITY));
            default -> text.startsWith("-I", at) ? word("-Infinity", new PyValue.Real(Double.NEGATIVE_INFINITY))
                    : number();
        };
    }

    private PyValue word(String word, PyValue value) {
        if (!text.startsWith(word, at)) {
            throw bad("a value");
        }
        at += word.length();
        return value;
    }

    private PyValue list(int depth) {
        List<PyValue> elements = new ArrayList<>();
        at++;
        space();
        if (take(']')) {
            return new PyValue.Seq(elements);
        }
        do {
            elements.add(value(depth + 1));
            space();
        } while (take(','));
        if (!take(']')) {
            throw bad("',' or ']'");
        }
        return new PyValue.Seq(elements);
    }

    private PyValue dict(int depth) {
        Map<String, PyValue> members = new LinkedHashMap<>();
        at++;
        space();
        if (take('}')) {
            return PyValue.Dict.EMPTY;
        }
        do {
            space();
            if (at == text.length() || text.charAt(at) != '"') {
                throw bad("a name in quotes");
            }
            String name = string();
            space();
            if (!take(':')) {
                throw bad("':'");
            }
            members.put(name, value(depth + 1));
            space();
        } while (take(','));
        if (!take('}')) {
            throw bad("',' or '}'");
        }
        return new PyValue.Dict(members);
    }

    /** Passes over brackets to the one that closes the first, without recursion and without keeping anything. */
    private PyValue skip() {
        int open = 0;
        do {
            if (at == text.length()) {
                throw bad("a closing bracket");
            }
            char c = text.charAt(at);
            if (c == '"') {
                string();
                continue;
            }
            open += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            at++;
        } while (open > 0);
        return new PyValue.Opaque("nested deeper than " + MAX_DEPTH + " levels");
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw bad("no control character inside of a string");
            }
            out.append(c == '\\' ? escape() : c);
        }
        throw bad("the end of a string");
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw bad("an escape");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) {
                throw bad("four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private PyValue number() {
        int start = at;
        take('-');
        int whole = at;
        boolean zero = at < text.length() && text.charAt(at) == '0';
        digits();
        if (at == whole || zero && at > whole + 1) {
            at = start;
            throw bad("a value");
        }
        boolean real = false;
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            real = true;
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            real = true;
            at++;
            if (!take('+')) {
                take('-');
            }
            int exponent = at;
            digits();
            if (at == exponent) {
                throw bad("an exponent");
            }
        }
        String spelling = text.substring(start, at);
        if (real) {
            return new PyValue.Real(Double.parseDouble(spelling));
        }
        return at - whole > MOST_DIGITS ? new PyValue.Opaque("an integer of more than " + MOST_DIGITS + " digits")
                : new PyValue.Int(new BigInteger(spelling));
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private ToolaceException bad(String wanted) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new ToolaceException(EvalErrors.BAD_PREDICTION,
                place + " is malformed: expected " + wanted + " but found " + found + " at character " + (at + 1));
    }
}

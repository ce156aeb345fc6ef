package dev.toolace.eval.internal.bfcl;

import dev.toolace.eval.python.PyNumbers;
import dev.toolace.eval.python.PyText;
import dev.toolace.eval.python.PyValue;
import java.util.Optional;

/** Steps of reading literals, each linear: the official rules are regular expressions, which are not. Stateless. */
final class Scan {

    /** Longer expressions are not read: no value of the benchmark has a tenth of this. */
    static final int LONGEST = 20_000;

    private Scan() {}

    static int spaces(String text, int from) {
        int at = from;
        while (at < text.length() && PyText.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static int word(String text, int from) {
        int at = from;
        while (at < text.length() && PyText.isWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where a text first occurs on the same line; -1 if it does not. */
    static int onLine(String text, int from, String wanted) {
        int found = from <= text.length() ? text.indexOf(wanted, from) : -1;
        int newline = text.indexOf('\n', from);
        return found >= 0 && (newline < 0 || found <= newline) ? found : -1;
    }

    static boolean is(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** Whether this is the end, at which Python's {@code $} also takes one newline. */
    static boolean end(String text, int at) {
        return at == text.length() || at == text.length() - 1 && text.charAt(at) == '\n';
    }

    /** Past an optional minus and digits; -1 without digits. */
    static int integer(String text) {
        int start = is(text, 0, '-') ? 1 : 0;
        int end = digits(text, start);
        return end > start ? end : -1;
    }

    /** Past an optional minus, digits, an optional fraction and, where allowed, exponent; -1 without digits. */
    static int decimal(String text, boolean exponents) {
        int end = integer(text);
        if (end < 0) {
            return -1;
        }
        if (is(text, end, '.') && digits(text, end + 1) > end + 1) {
            end = digits(text, end + 1);
        }
        if (exponents && (is(text, end, 'e') || is(text, end, 'E'))) {
            int power = is(text, end + 1, '+') || is(text, end + 1, '-') ? end + 2 : end + 1;
            end = digits(text, power) > power ? digits(text, power) : end;
        }
        return end;
    }

    static PyValue intOf(String text, String otherwise) {
        return PyNumbers.parseInt(text).orElseGet(() -> new PyValue.Str(otherwise));
    }

    static PyValue floatOf(String text, String otherwise) {
        return PyNumbers.parseFloat(text).orElseGet(() -> new PyValue.Str(otherwise));
    }

    /** A boolean or a number in Python's spelling, or the text itself. */
    static PyValue plain(String text) {
        if (text.equals("true") || text.equals("false")) {
            return new PyValue.Bool(text.equals("true"));
        }
        Optional<PyValue> number = PyNumbers.parse(text);
        return number.orElseGet(() -> new PyValue.Str(text));
    }

    static boolean quoted(String text, String quote) {
        return text.startsWith(quote) && text.endsWith(quote);
    }
}

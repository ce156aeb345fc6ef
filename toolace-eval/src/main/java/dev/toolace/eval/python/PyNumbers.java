package dev.toolace.eval.python;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** What Python's {@code int(text)} and {@code float(text)} accept. Stateless. */
public final class PyNumbers {

    /** Python refuses longer integers in text. */
    private static final int MOST_DIGITS = 4300;

    private PyNumbers() {}

    /**
     * {@code int(text)} or, where that fails, {@code float(text)}.
     *
     * @param text any text
     * @return the number, or empty if neither accepts the text
     */
    public static Optional<PyValue> parse(String text) {
        Optional<PyValue> whole = parseInt(text);
        return whole.isPresent() ? whole : parseFloat(text);
    }

    /**
     * {@code int(text)}: a sign, digits of any script, single underscores between them, white space around.
     *
     * @param text any text
     * @return an int, or empty
     */
    public static Optional<PyValue> parseInt(String text) {
        String body = PyText.strip(text);
        StringBuilder ascii = new StringBuilder();
        int at = sign(body, 0, ascii);
        int end = digits(body, at, ascii);
        boolean whole = end == body.length() && end > at && ascii.length() <= MOST_DIGITS;
        return whole ? Optional.of(new PyValue.Int(new BigInteger(ascii.toString()))) : Optional.empty();
    }

    /**
     * {@code float(text)}: as {@link #parseInt}, with a fraction and an exponent, or an infinity or NaN by name.
     *
     * @param text any text
     * @return a float, or empty
     */
    public static Optional<PyValue> parseFloat(String text) {
        String body = PyText.strip(text);
        StringBuilder ascii = new StringBuilder();
        int at = sign(body, 0, ascii);
        String name = body.length() - at > 8 ? "" : body.substring(at).toLowerCase(Locale.ROOT);
        if (name.equals("nan")) {
            return Optional.of(new PyValue.Real(Double.NaN));
        }
        if (name.equals("inf") || name.equals("infinity")) {
            double infinite = body.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return Optional.of(new PyValue.Real(infinite));
        }
        int end = mantissa(body, at, ascii);
        if (end < 0) {
            return Optional.empty();
        }
        if (end < body.length() && (body.charAt(end) == 'e' || body.charAt(end) == 'E')) {
            int power = sign(body, end + 1, ascii.append('e'));
            end = digits(body, power, ascii);
            if (end == power) {
                return Optional.empty();
            }
        }
        return end == body.length() ? Optional.of(new PyValue.Real(Double.parseDouble(ascii.toString())))
                : Optional.empty();
    }

    /** Reads digits with an optional fraction, of which one part may be missing; -1 where there are none. */
    private static int mantissa(String body, int start, StringBuilder ascii) {
        int end = digits(body, start, ascii);
        boolean some = end > start;
        if (end < body.length() && body.charAt(end) == '.') {
            int fraction = end + 1;
            end = digits(body, fraction, ascii.append(some ? "." : "0."));
            some |= end > fraction;
        }
        return some ? end : -1;
    }

    private static int sign(String body, int at, StringBuilder ascii) {
        if (at < body.length() && (body.charAt(at) == '-' || body.charAt(at) == '+')) {
            ascii.append(body.charAt(at));
            return at + 1;
        }
        return at;
    }

    private static int digits(String body, int start, StringBuilder ascii) {
        int at = start;
        while (at < body.length()) {
            char c = body.charAt(at);
            if (Character.isDigit(c)) {
                ascii.append((char) ('0' + Character.digit(c, 10)));
                at++;
            } else if (c == '_' && at > start && at + 1 < body.length() && Character.isDigit(body.charAt(at + 1))) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }
}

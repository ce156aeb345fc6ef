package dev.toolace.json;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import java.math.BigDecimal;

/**
 * A JSON number, exact. Immutable and safe for use by many threads.
 *
 * @param value at most 1000 digits, with a decimal exponent between -1000 and 1000
 */
public record JsonNumber(BigDecimal value) implements JsonValue {

    /** The most digits, and the largest distance of the decimal point, that a number may have. */
    public static final int MAX_DIGITS = 1000;

    /**
     * Checks the size, so that no later arithmetic on the number can become expensive.
     *
     * @throws ToolaceException TA-JSON-002 for a number out of range
     */
    public JsonNumber {
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new ToolaceException(ErrorId.JSON_LIMIT, "number has more than " + MAX_DIGITS + " digits");
        }
    }

    /**
     * A whole number.
     *
     * @param value the number
     * @return its JSON form
     */
    public static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    @Override
    public String toString() {
        return toJson();
    }
}

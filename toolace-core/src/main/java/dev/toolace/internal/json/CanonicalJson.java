package dev.toolace.internal.json;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON with sorted members and one spelling per number. Stateless. */
public final class CanonicalJson {

    /** Whole numbers up to this many digits are written without an exponent. */
    private static final int PLAIN_DIGITS = 21;

    private CanonicalJson() {}

    /**
     * Writes a value.
     *
     * @param value what to write
     * @return canonical JSON
     */
    public static String write(JsonValue value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    private static void write(JsonValue value, StringBuilder out, int depth) {
        JsonWriter.checkDepth(depth);
        if (value instanceof JsonObject object) {
            char separator = '{';
            for (Map.Entry<String, JsonValue> member : new TreeMap<>(object.members()).entrySet()) {
                out.append(separator);
                JsonWriter.quote(member.getKey(), out);
                out.append(':');
                write(member.getValue(), out, depth + 1);
                separator = ',';
            }
            out.append(separator == '{' ? "{}" : "}");
        } else if (value instanceof JsonArray array) {
            char separator = '[';
            for (JsonValue element : array.elements()) {
                out.append(separator);
                write(element, out, depth + 1);
                separator = ',';
            }
            out.append(separator == '[' ? "[]" : "]");
        } else if (value instanceof JsonNumber number) {
            out.append(number(number.value()));
        } else {
            JsonWriter.writeScalar(value, out);
        }
    }

    /**
     * One spelling per number.
     *
     * @param value the number
     * @return the same text for all numbers that compare as equal
     */
    public static String number(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        boolean plain = stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= PLAIN_DIGITS;
        return plain ? stripped.toPlainString() : stripped.toString();
    }
}

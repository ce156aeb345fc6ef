package dev.toolace.internal.json;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes JSON with sorted members, one spelling per number, and strings in Normalization Form C. Stateless. */
public final class CanonicalJson {

    /** Whole numbers up to this many digits are written without an exponent. */
    private static final int PLAIN_DIGITS = 21;

    /** Everything below U+0300 is composed already. */
    private static final int FIRST_COMBINING = 0x300;

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
            for (Map.Entry<String, JsonValue> member : sorted(object).entrySet()) {
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
        } else if (value instanceof JsonString string) {
            JsonWriter.quote(composed(string.value()), out);
        } else if (value instanceof JsonNumber number) {
            out.append(number(number.value()));
        } else {
            JsonWriter.writeScalar(value, out);
        }
    }

    private static Map<String, JsonValue> sorted(JsonObject object) {
        Map<String, Integer> uses = new HashMap<>();
        object.members().keySet().forEach(name -> uses.merge(composed(name), 1, Integer::sum));
        Map<String, JsonValue> members = new TreeMap<>();
        object.members().forEach((name, value) -> {
            String form = composed(name);
            members.put(uses.getOrDefault(form, 1) == 1 ? form : name, value);
        });
        return members;
    }

    private static String composed(String text) {
        boolean plain = text.chars().allMatch(c -> c < FIRST_COMBINING);
        return plain ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
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

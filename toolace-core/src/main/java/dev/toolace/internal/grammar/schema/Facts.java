package dev.toolace.internal.grammar.schema;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into schemas. Stateless. */
final class Facts {

    private static final BigDecimal MANY = BigDecimal.valueOf(Long.MAX_VALUE - 1);

    private Facts() {}

    static @Nullable BigDecimal number(JsonObject schema, String keyword) {
        return schema.get(keyword) instanceof JsonNumber number ? number.value() : null;
    }

    static boolean isTrue(JsonObject schema, String keyword) {
        return schema.get(keyword) == JsonBoolean.TRUE || schema.get(keyword) instanceof JsonBoolean b && b.value();
    }

    static boolean isFalse(@Nullable JsonValue value) {
        return value instanceof JsonBoolean b && !b.value();
    }

    /** The largest of all lower bounds of this name. */
    static long most(List<JsonObject> schemas, String keyword) {
        long most = 0;
        for (JsonObject schema : schemas) {
            BigDecimal value = number(schema, keyword);
            most = value == null ? most : Math.max(most, value.min(MANY).longValue());
        }
        return most;
    }

    /** The least of all upper bounds of this name. */
    static long least(List<JsonObject> schemas, String keyword) {
        long least = Long.MAX_VALUE;
        for (JsonObject schema : schemas) {
            BigDecimal value = number(schema, keyword);
            least = value == null ? least : Math.min(least, value.min(MANY).longValue());
        }
        return least;
    }

    static Map<String, JsonValue> map(JsonObject schema, String keyword) {
        return schema.get(keyword) instanceof JsonObject object ? object.members() : Map.of();
    }

    static List<JsonValue> list(JsonObject schema, String keyword) {
        return schema.get(keyword) instanceof JsonArray array ? array.elements() : List.of();
    }

    static List<String> strings(JsonObject schema, String keyword) {
        List<String> found = new ArrayList<>();
        for (JsonValue value : list(schema, keyword)) {
            if (value instanceof JsonString string) {
                found.add(string.value());
            }
        }
        return found;
    }

    /** Whether two values are equal as JSON Schema has it. */
    static boolean same(JsonValue a, JsonValue b) {
        if (a instanceof JsonNumber one && b instanceof JsonNumber other) {
            return one.value().compareTo(other.value()) == 0;
        } else if (a instanceof JsonArray one && b instanceof JsonArray other) {
            boolean equal = one.elements().size() == other.elements().size();
            for (int i = 0; equal && i < one.elements().size(); i++) {
                equal = same(one.elements().get(i), other.elements().get(i));
            }
            return equal;
        } else if (a instanceof JsonObject one && b instanceof JsonObject other) {
            return one.members().size() == other.members().size() && one.members().entrySet().stream().allMatch(m -> {
                JsonValue value = other.get(m.getKey());
                return value != null && same(m.getValue(), value);
            });
        }
        return a.equals(b);
    }
}

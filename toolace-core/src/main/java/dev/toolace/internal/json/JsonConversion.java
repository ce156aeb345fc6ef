package dev.toolace.internal.json;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conversion between JSON and plain Java values. Stateless. */
public final class JsonConversion {

    private JsonConversion() {}

    /**
     * Converts from Java.
     *
     * @param value a plain Java value
     * @return its JSON counterpart
     */
    public static JsonValue fromJava(@Nullable Object value) {
        return fromJava(value, 0);
    }

    private static JsonValue fromJava(@Nullable Object value, int depth) {
        JsonWriter.checkDepth(depth);
        if (value == null) {
            return JsonNull.INSTANCE;
        } else if (value instanceof JsonValue json) {
            return json;
        } else if (value instanceof Map<?, ?> map) {
            return object(map, depth);
        } else if (value instanceof Iterable<?> iterable) {
            return array(iterable, depth);
        } else if (value instanceof Object[] objects) {
            return array(Arrays.asList(objects), depth);
        } else if (value instanceof CharSequence chars) {
            return new JsonString(chars.toString());
        } else if (value instanceof Boolean bool) {
            return bool ? JsonBoolean.TRUE : JsonBoolean.FALSE;
        } else if (value instanceof Number number) {
            return new JsonNumber(decimal(number));
        }
        throw new ToolaceException(ErrorId.JSON_VALUE, value.getClass().getName() + " has no JSON counterpart");
    }

    private static JsonObject object(Map<?, ?> map, int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new ToolaceException(ErrorId.JSON_VALUE, "member names must be strings");
            }
            members.put(name, fromJava(entry.getValue(), depth + 1));
        }
        return new JsonObject(members);
    }

    private static JsonArray array(Iterable<?> iterable, int depth) {
        List<JsonValue> elements = new ArrayList<>();
        for (Object element : iterable) {
            elements.add(fromJava(element, depth + 1));
        }
        return new JsonArray(elements);
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        } else if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        } else if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                throw new ToolaceException(ErrorId.JSON_VALUE, number + " has no JSON counterpart");
            }
            return new BigDecimal(number.toString());
        }
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw new ToolaceException(ErrorId.JSON_VALUE, number.getClass().getName() + " is not a plain number", e);
        }
    }

    /**
     * Converts to Java.
     *
     * @param value JSON
     * @return plain Java values
     */
    public static @Nullable Object toJava(JsonValue value) {
        return toJava(value, 0);
    }

    private static @Nullable Object toJava(JsonValue value, int depth) {
        JsonWriter.checkDepth(depth);
        if (value instanceof JsonObject object) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object.members().forEach((name, member) -> map.put(name, toJava(member, depth + 1)));
            return map;
        } else if (value instanceof JsonArray array) {
            List<@Nullable Object> list = new ArrayList<>(array.elements().size());
            array.elements().forEach(element -> list.add(toJava(element, depth + 1)));
            return list;
        } else if (value instanceof JsonString string) {
            return string.value();
        } else if (value instanceof JsonNumber number) {
            return number(number.value());
        } else if (value instanceof JsonBoolean bool) {
            return bool.value();
        }
        return null;
    }

    private static Object number(BigDecimal value) {
        boolean fits = value.scale() <= 0 && value.toBigInteger().bitLength() < 64;
        return fits ? (Object) value.longValueExact() : value;
    }
}

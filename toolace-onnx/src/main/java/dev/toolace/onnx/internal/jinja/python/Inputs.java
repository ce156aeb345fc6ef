package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Java's and JSON's values as those of templates. Stateless. */
public final class Inputs {
    private static final int MAX_DEPTH = 200;

    private Inputs() { }

    /** A caller's value: whole numbers as int, others as float, lists and mappings copied. */
    public static @Nullable Object value(@Nullable Object value) {
        return value(value, 0);
    }

    private static @Nullable Object value(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw JinjaException.limit("a value is nested more than " + MAX_DEPTH + " deep");
        }
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof JsonValue json) {
            return json(json);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            Dict copy = new Dict();
            map.forEach((key, element) -> copy.put(String.valueOf(key), value(element, depth + 1)));
            return copy;
        }
        if (value instanceof Iterable<?> elements) {
            List<@Nullable Object> copy = new ArrayList<>();
            elements.forEach(element -> copy.add(value(element, depth + 1)));
            return copy;
        }
        throw new JinjaException("a template cannot take a " + value.getClass().getName());
    }

    /** A value of JSON; what is inside of an array or object follows when it is read. */
    public static @Nullable Object json(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        if (value instanceof JsonObject object) {
            return new Dict(object);
        }
        if (value instanceof JsonArray array) {
            return new JsonList(array.elements());
        }
        if (value instanceof JsonNumber number) {
            return number(number.value());
        }
        return value instanceof JsonBoolean bool ? (Object) bool.value() : null;
    }

    private static final class JsonList extends AbstractList<@Nullable Object> {
        private final List<JsonValue> elements;

        JsonList(List<JsonValue> elements) {
            this.elements = elements;
        }

        @Override
        public @Nullable Object get(int index) {
            return json(elements.get(index));
        }

        @Override
        public int size() {
            return elements.size();
        }
    }

    /** A whole number written without fraction or exponent as int, every other as float. */
    private static Object number(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof BigInteger big) {
            return Arithmetic.normal(big);
        }
        if (number instanceof BigDecimal decimal && decimal.scale() == 0) {
            return Arithmetic.normal(decimal.unscaledValue());
        }
        return number.doubleValue();
    }
}

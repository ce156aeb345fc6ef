package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Python would say of a value: truth, length, type, iteration. */
final class Values {
    private Values() { }

    static boolean truthy(@Nullable Object value) {
        if (value == null || value instanceof Undefined) {
            return false;
        }
        if (value instanceof Boolean bool) {
            return bool;
        }
        if (value instanceof Long number) {
            return number != 0;
        }
        if (value instanceof Double number) {
            return number != 0;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        return !(value instanceof Map<?, ?> map) || !map.isEmpty();
    }

    static String typeName(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof Undefined) {
            return "undefined value";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (value instanceof Long) {
            return "integer";
        }
        if (value instanceof Double) {
            return "float";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof List) {
            return "list";
        }
        return value instanceof Map ? "mapping" : value instanceof Callable ? "function" : value instanceof Generator ? "generator" : "object";
    }

    /** The length of a text in code points, as Python counts, or the number of elements. */
    static long length(@Nullable Object value) {
        if (value instanceof String text) {
            return text.codePointCount(0, text.length());
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        if (value instanceof Undefined) {
            return 0;
        }
        throw new JinjaException("a " + typeName(value) + " has no length");
    }

    /** The elements that a loop over the value sees: a mapping gives its keys, a text its characters. */
    static List<@Nullable Object> iterate(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        if (value instanceof Map<?, ?> map) {
            return new ArrayList<>(map.keySet());
        }
        if (value instanceof String text) {
            List<@Nullable Object> characters = new ArrayList<>();
            text.codePoints().forEach(c -> characters.add(Character.toString(c)));
            return characters;
        }
        if (value instanceof Undefined) {
            return new ArrayList<>();
        }
        if (value instanceof Generator generator) {
            return generator.take();
        }
        throw new JinjaException("a " + typeName(value) + " cannot be iterated");
    }

    static long integer(@Nullable Object value, String what) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        throw new JinjaException(what + " must be an integer, not " + typeName(value));
    }

    /** A value as the key of a mapping: lists and mappings cannot be one. */
    static Object key(@Nullable Object value) {
        if (value instanceof String || value instanceof Long || value instanceof Boolean || value instanceof Double) {
            return value;
        }
        throw new JinjaException("a " + typeName(value) + " cannot be a key");
    }
}

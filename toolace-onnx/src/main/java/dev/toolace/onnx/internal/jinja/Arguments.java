package dev.toolace.onnx.internal.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a call, a filter or a test, evaluated.
 *
 * @param positional in order
 * @param named      by name, in order
 */
record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
    static final Arguments NONE = new Arguments(List.of(), Map.of());

    /** The arguments without the first few positional ones. */
    Arguments from(int index) {
        return new Arguments(positional.subList(Math.min(index, positional.size()), positional.size()), named);
    }

    boolean has(int index, String name) {
        return index < positional.size() || named.containsKey(name);
    }

    /** An argument by place or name, or a default. */
    @Nullable Object get(int index, String name, @Nullable Object otherwise) {
        if (index < positional.size()) {
            return positional.get(index);
        }
        return named.containsKey(name) ? named.get(name) : otherwise;
    }

    /** An argument that must be there. */
    @Nullable Object need(int index, String name) {
        if (!has(index, name)) {
            throw new JinjaException("missing argument '" + name + "'");
        }
        return get(index, name, null);
    }

    String text(int index, String name) {
        Object value = need(index, name);
        if (value instanceof String text) {
            return text;
        }
        throw new JinjaException("argument '" + name + "' must be a string, not " + Values.typeName(value));
    }

    long integer(int index, String name, long otherwise) {
        Object value = get(index, name, otherwise);
        return Values.integer(value, "argument '" + name + "'");
    }
}

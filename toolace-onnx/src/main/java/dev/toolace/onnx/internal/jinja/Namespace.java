package dev.toolace.onnx.internal.jinja;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one mutable value of a template: {@code namespace(...)}, whose attributes can be set from inner scopes. */
final class Namespace {
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    Namespace(Arguments arguments) {
        for (Object initial : arguments.positional()) {
            if (initial instanceof Map<?, ?> map) {
                map.forEach((name, value) -> members.put(String.valueOf(name), value));
            }
        }
        members.putAll(arguments.named());
    }

    @Nullable Object get(String name) {
        return members.containsKey(name) ? members.get(name) : new Undefined(name);
    }

    void set(String name, @Nullable Object value) {
        members.put(name, value);
    }
}

package dev.toolace.onnx.internal.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and their values; an inner scope hides, and never changes, the outer one. Confined to one rendering. */
final class Scope {
    private final @Nullable Scope parent;
    private final Map<String, @Nullable Object> names = new HashMap<>();
    private final Budget budget;

    Scope(Budget budget) {
        this.parent = null;
        this.budget = budget;
    }

    private Scope(Scope parent) {
        this.parent = parent;
        this.budget = parent.budget;
    }

    Scope inner() {
        return new Scope(this);
    }

    Budget budget() {
        return budget;
    }

    void set(String name, @Nullable Object value) {
        names.put(name, value);
    }

    @Nullable Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Object value = scope.names.get(name);
            if (value != null || scope.names.containsKey(name)) {
                return value;
            }
        }
        return new Undefined(name);
    }
}

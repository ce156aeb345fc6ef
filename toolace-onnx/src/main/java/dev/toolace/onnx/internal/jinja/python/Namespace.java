package dev.toolace.onnx.internal.jinja.python;

import org.jspecify.annotations.Nullable;

/**
 * The one mutable value of a template: {@code namespace(...)}, whose attributes can be set from inner scopes. Confined
 * to one rendering.
 */
public final class Namespace implements PyObject {
    private final Dict members;

    /** A namespace with first members. */
    public Namespace(Dict members) {
        this.members = members;
    }

    Dict members() {
        return members;
    }

    /** Sets a member. */
    public void set(String name, @Nullable Object value) {
        members.put(name, value);
    }

    @Override
    public @Nullable Object attribute(String name) {
        return members.get(name);
    }

    @Override
    public String describe() {
        return PythonText.repr(this);
    }
}

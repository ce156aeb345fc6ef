package dev.toolace.onnx.internal.jinja.python;

import org.jspecify.annotations.Nullable;

/** A value with attributes of its own. */
public interface PyObject {
    /** The attribute of a name, or {@link Values#MISSING}. */
    @Nullable Object attribute(String name);

    /** How the value reads when it is written out. */
    String describe();
}

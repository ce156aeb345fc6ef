package dev.toolace.onnx.internal.jinja.python;

import org.jspecify.annotations.Nullable;

/** A function, macro or method of a value. */
@FunctionalInterface
public interface Callable {
    /** Calls it. */
    @Nullable Object call(Arguments arguments);
}

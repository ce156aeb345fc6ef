package dev.toolace.onnx.internal.jinja;

import org.jspecify.annotations.Nullable;

/** A function, macro or method of a value. */
@FunctionalInterface
interface Callable {
    /** Calls it. */
    @Nullable Object call(Arguments arguments);
}

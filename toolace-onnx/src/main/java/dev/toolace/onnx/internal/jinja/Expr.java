package dev.toolace.onnx.internal.jinja;

import org.jspecify.annotations.Nullable;

/** An expression of a template. Values are Java's: null, Boolean, Long, Double, String, List, Map and {@link Callable}. */
interface Expr {
    /** The value in a scope. */
    @Nullable Object eval(Scope scope);
}

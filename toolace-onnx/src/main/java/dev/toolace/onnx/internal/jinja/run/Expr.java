package dev.toolace.onnx.internal.jinja.run;

import org.jspecify.annotations.Nullable;

/** An expression. */
public interface Expr extends Node {
    /** The value. */
    @Nullable Object eval(Frame frame);
}

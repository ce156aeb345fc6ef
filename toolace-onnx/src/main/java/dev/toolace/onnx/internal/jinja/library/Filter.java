package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import org.jspecify.annotations.Nullable;

/** A filter: {@code value | name(arguments)}. */
@FunctionalInterface
public interface Filter {
    /** Applies it. */
    @Nullable Object apply(@Nullable Object value, Arguments arguments, Budget budget);
}

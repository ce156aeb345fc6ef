package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.python.Arguments;
import org.jspecify.annotations.Nullable;

/** A test: {@code value is name}. */
@FunctionalInterface
public interface ValueTest {
    /** Whether it holds. */
    boolean test(@Nullable Object value, Arguments arguments);
}

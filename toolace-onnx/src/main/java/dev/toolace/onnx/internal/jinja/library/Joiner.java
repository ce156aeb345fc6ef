package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Callable;
import dev.toolace.onnx.internal.jinja.python.PyObject;
import dev.toolace.onnx.internal.jinja.python.Values;
import org.jspecify.annotations.Nullable;

/** {@code joiner(...)}: gives nothing the first time and its separator from then on. Confined to one rendering. */
final class Joiner implements Callable, PyObject {
    private final @Nullable Object separator;
    private boolean used;

    Joiner(@Nullable Object separator) {
        this.separator = separator;
    }

    @Override
    public @Nullable Object call(Arguments arguments) {
        arguments.bind("joiner", 0);
        Object text = used ? separator : "";
        used = true;
        return text;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "sep" -> separator;
            case "used" -> used;
            default -> Values.MISSING;
        };
    }

    @Override
    public String describe() {
        return "<Joiner>";
    }
}

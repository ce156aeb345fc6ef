package dev.toolace.onnx.internal.jinja.python;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What filters such as {@code map} give in Jinja: elements that are computed when they are asked for, and only once,
 * without length
 * or JSON form. Templates that depend on more fail in Jinja2, and must fail here. Confined to one rendering.
 */
public record Generator(Iterator<? extends @Nullable Object> elements, String typeName) {

    /** A generator. */
    public Generator(Iterator<? extends @Nullable Object> elements) {
        this(elements, "generator");
    }
}

package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What filters such as {@code map} give in Jinja: elements that are computed when they are asked for, and only once,
 * without length or JSON form. Templates that depend on more fail in Jinja2, and must fail here. Confined to one
 * rendering.
 *
 * @param elements what is computed
 * @param typeName the name of the type in Python
 * @param depth how many generators ask each other, this one included
 */
public record Generator(Iterator<? extends @Nullable Object> elements, String typeName, int depth) {
    private static final int MAX_DEPTH = 200;

    /** A generator. */
    public Generator(Iterator<? extends @Nullable Object> elements) {
        this(elements, "generator", 1);
    }

    /** A generator that asks the elements of a value, which may be one itself. */
    public static Generator over(@Nullable Object source, Iterator<? extends @Nullable Object> elements) {
        int depth = source instanceof Generator inner ? inner.depth() + 1 : 1;
        if (depth > MAX_DEPTH) {
            throw JinjaException.limit("more than " + MAX_DEPTH + " generators ask each other");
        }
        return new Generator(elements, "generator", depth);
    }
}

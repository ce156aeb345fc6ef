package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Sized;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Python's tuple. Immutable.
 *
 * @param elements in order
 * @param names attributes for the elements, in order; usually none
 */
public record Tuple(List<@Nullable Object> elements, List<String> names) implements Sized {

    /** A tuple without names. */
    public Tuple(List<@Nullable Object> elements) {
        this(elements, List.of());
    }

    /** A pair. */
    public static Tuple of(@Nullable Object first, @Nullable Object second) {
        return new Tuple(Arrays.asList(first, second));
    }

    @Override
    public int size() {
        return elements.size();
    }
}

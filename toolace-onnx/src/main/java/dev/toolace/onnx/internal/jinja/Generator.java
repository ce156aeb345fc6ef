package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What filters such as {@code map} give in Jinja: elements that can be gone through once, without length or JSON form.
 * Templates that depend on more fail in Jinja2, and must fail here.
 */
final class Generator {
    private List<@Nullable Object> elements;

    Generator(List<@Nullable Object> elements) {
        this.elements = elements;
    }

    /** The elements, the first time; nothing later. */
    List<@Nullable Object> take() {
        List<@Nullable Object> taken = elements;
        elements = new ArrayList<>();
        return taken;
    }
}

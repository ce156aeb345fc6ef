package dev.toolace.onnx.internal.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code loop} variable of a for statement. */
final class LoopState {
    private final List<@Nullable Object> elements;
    private int index;

    LoopState(List<@Nullable Object> elements) {
        this.elements = elements;
    }

    void moveTo(int newIndex) {
        index = newIndex;
    }

    @Nullable Object attribute(String name) {
        int size = elements.size();
        return switch (name) {
            case "index" -> index + 1L;
            case "index0" -> (long) index;
            case "first" -> index == 0;
            case "last" -> index == size - 1;
            case "length" -> (long) size;
            case "revindex" -> (long) size - index;
            case "revindex0" -> (long) size - index - 1;
            case "previtem" -> index > 0 ? elements.get(index - 1) : new Undefined("loop.previtem");
            case "nextitem" -> index + 1 < size ? elements.get(index + 1) : new Undefined("loop.nextitem");
            default -> new Undefined("loop." + name);
        };
    }
}

package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Callable;
import dev.toolace.onnx.internal.jinja.python.PyObject;
import dev.toolace.onnx.internal.jinja.python.Tuple;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code cycler(...)}: gives its items one after the other, again and again. Confined to one rendering. */
final class Cycler implements PyObject {
    private final List<@Nullable Object> items;
    private int place;

    Cycler(List<@Nullable Object> items) {
        if (items.isEmpty()) {
            throw new JinjaException("at least one item has to be provided");
        }
        this.items = items;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "next" -> (Callable) arguments -> {
                Object item = items.get(place);
                place = (place + 1) % items.size();
                return item;
            };
            case "reset" -> (Callable) arguments -> {
                place = 0;
                return null;
            };
            case "current" -> items.get(place);
            case "items" -> new Tuple(items);
            case "pos" -> (long) place;
            default -> Values.MISSING;
        };
    }

    @Override
    public String describe() {
        return "<Cycler>";
    }
}

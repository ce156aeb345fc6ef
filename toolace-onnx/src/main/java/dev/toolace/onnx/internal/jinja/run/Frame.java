package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of names while a template, macro or recursive loop runs. Confined to one rendering. */
final class Frame {
    private final @Nullable Object[] values;
    private final @Nullable Frame outer;
    private final Rendering rendering;

    Frame(Layout layout, @Nullable Frame outer, Rendering rendering) {
        this.values = new Object[layout.size()];
        this.outer = outer;
        this.rendering = rendering;
        Arrays.fill(values, Values.MISSING);
    }

    Frame inner(Layout layout) {
        return new Frame(layout, this, rendering);
    }

    @Nullable Object get(int place) {
        return values[place];
    }

    void set(int place, @Nullable Object value) {
        values[place] = value;
    }

    @Nullable Object get(Place place) {
        Frame frame = this;
        for (int i = place.hops(); i > 0 && frame.outer != null; i--) {
            frame = frame.outer;
        }
        return frame.values[place.slot()];
    }

    Rendering rendering() {
        return rendering;
    }

    Budget budget() {
        return rendering.budget();
    }

    /** The place of a value, from where it is used. */
    record Place(int hops, int slot) { }
}

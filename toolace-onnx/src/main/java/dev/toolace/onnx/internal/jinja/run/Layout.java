package dev.toolace.onnx.internal.jinja.run;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of a frame: the template itself, every macro and every recursive loop has frames of its own. Fixed once
 * bound.
 */
final class Layout {
    private final @Nullable Layout outer;
    private final Map<String, Integer> places = new HashMap<>();

    Layout(@Nullable Layout outer) {
        this.outer = outer;
    }

    /** The place of a name of scopes that are so deep. */
    int place(int level, String name) {
        return places.computeIfAbsent(level + " " + name, key -> places.size());
    }

    int size() {
        return places.size();
    }

    /** How many frames further out the frames of another layout are. */
    int hopsTo(Layout other) {
        int hops = 0;
        for (Layout layout = this; layout != other; layout = layout.outer) {
            if (layout == null) {
                throw new IllegalStateException("a name of another function");
            }
            hops++;
        }
        return hops;
    }
}

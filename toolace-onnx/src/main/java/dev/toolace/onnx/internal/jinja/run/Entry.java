package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to the names of a scope where it begins and ends. Immutable. */
record Entry(List<Step> steps, int[] places) {

    /** A first value: of a variable, of a place further out, or none. */
    record Step(int slot, @Nullable String variable, Frame.@Nullable Place outer) { }

    void enter(Frame frame) {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            frame.set(step.slot(), step.variable() != null ? frame.rendering().resolve(step.variable())
                    : step.outer() != null ? frame.get(step.outer()) : Values.MISSING);
        }
    }

    void leave(Frame frame) {
        for (int place : places) {
            frame.set(place, Values.MISSING);
        }
    }
}

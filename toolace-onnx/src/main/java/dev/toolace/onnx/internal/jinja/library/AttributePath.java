package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Members;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dotted path such as {@code function.name} or {@code 0.id}, which filters take; without steps it is the value
 * itself. Immutable.
 */
record AttributePath(List<Object> steps) {

    /** The path that an argument names; None is the empty one. */
    static AttributePath of(@Nullable Object attribute) {
        if (attribute == null) {
            return new AttributePath(List.of());
        }
        String text = Values.text(attribute);
        if (text == null) {
            return new AttributePath(List.of(attribute));
        }
        List<Object> steps = new ArrayList<>();
        for (String step : text.split("\\.", -1)) {
            boolean number = !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
            if (number && step.length() > 18) {
                throw new JinjaException("the number in the attribute '" + text + "' is too large");
            }
            steps.add(number ? (Object) Long.parseLong(step) : step);
        }
        return new AttributePath(steps);
    }

    /** What the path leads to. */
    @Nullable Object read(@Nullable Object start) {
        return read(start, null);
    }

    /** What the path leads to; where a step leads nowhere, a default that is not None. */
    @Nullable Object read(@Nullable Object start, @Nullable Object otherwise) {
        Object value = start;
        for (Object step : steps) {
            value = Members.item(value, step);
            if (otherwise != null && value instanceof Undefined) {
                value = otherwise;
            }
        }
        return value;
    }
}

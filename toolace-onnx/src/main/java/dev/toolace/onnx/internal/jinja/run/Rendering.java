package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.RenderLimits;
import dev.toolace.onnx.internal.jinja.library.Globals;
import dev.toolace.onnx.internal.jinja.python.Inputs;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One rendering: its variables and what is left of its limits. Confined to it. */
final class Rendering {
    private final Map<String, ? extends @Nullable Object> variables;
    private final Map<String, @Nullable Object> resolved = new HashMap<>();
    private final Clock clock;
    private final Budget budget;

    Rendering(Map<String, ? extends @Nullable Object> variables, Clock clock, RenderLimits limits) {
        this.variables = variables;
        this.clock = clock;
        this.budget = new Budget(limits);
    }

    Budget budget() {
        return budget;
    }

    /** A variable, or else a function that every template has, or else {@code MISSING}. */
    @Nullable Object resolve(String name) {
        Object known = resolved.get(name);
        if (known != null || resolved.containsKey(name)) {
            return known;
        }
        Object value = variables.containsKey(name) ? Inputs.value(variables.get(name)) : Globals.find(name, clock);
        resolved.put(name, value);
        return value;
    }
}

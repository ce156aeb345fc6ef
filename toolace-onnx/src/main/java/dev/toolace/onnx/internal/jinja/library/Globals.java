package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Arguments.Bound;
import dev.toolace.onnx.internal.jinja.python.Callable;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.Namespace;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.Range;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that every template may call. Stateless. */
public final class Globals {
    private Globals() { }

    /** The function of a name, or {@link Values#MISSING}. */
    public static Object find(String name, Clock clock) {
        return switch (name) {
            case "range" -> (Callable) Globals::range;
            case "dict" -> (Callable) arguments -> dict("dict", arguments);
            case "namespace" -> (Callable) arguments -> new Namespace(dict("namespace", arguments));
            case "cycler" -> (Callable) arguments -> new Cycler(arguments.positional());
            case "joiner" -> (Callable) arguments -> new Joiner(arguments.bind("joiner", 0, "sep").get(0, ", "));
            case "raise_exception" -> (Callable) arguments -> {
                throw new JinjaException(PythonText.str(arguments.bind(name, 1, "message").get(0)));
            };
            case "strftime_now" -> (Callable) arguments ->
                    Strftime.format(LocalDateTime.now(clock), arguments.bind(name, 1, "format").text(0));
            default -> Values.MISSING;
        };
    }

    private static Range range(Arguments arguments) {
        Bound bound = arguments.bindPlaces("range", 1, "start", "stop", "step");
        return bound.has(1) ? Range.of(bound.integer(0, 0), bound.integer(1, 0), bound.integer(2, 1))
                : Range.of(0, bound.integer(0, 0), 1);
    }

    private static Dict dict(String function, Arguments arguments) {
        if (arguments.positional().size() > 1) {
            throw new JinjaException(function + " expected at most 1 argument, got " + arguments.positional().size());
        }
        Dict dict = new Dict();
        if (!arguments.positional().isEmpty()) {
            Object source = arguments.positional().get(0);
            if (source instanceof Dict entries) {
                entries.forEach(dict::put);
            } else {
                pairs(Iteration.of(source), dict);
            }
        }
        arguments.named().forEach(dict::put);
        return dict;
    }

    private static void pairs(Iterator<@Nullable Object> pairs, Dict dict) {
        for (int i = 0; pairs.hasNext(); i++) {
            List<@Nullable Object> pair = Iteration.list(pairs.next());
            if (pair.size() != 2) {
                throw new JinjaException("dictionary update sequence element #" + i + " has length " + pair.size()
                        + "; 2 is required");
            }
            dict.put(pair.get(0), pair.get(1));
        }
    }
}

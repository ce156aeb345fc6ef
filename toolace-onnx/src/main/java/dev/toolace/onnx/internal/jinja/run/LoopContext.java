package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Callable;
import dev.toolace.onnx.internal.jinja.python.Comparison;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.PyObject;
import dev.toolace.onnx.internal.jinja.python.Tuple;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The {@code loop} variable of a for statement. Looks one element ahead only where it is asked to. Confined to one
 * rendering.
 */
final class LoopContext implements PyObject, Callable {
    private Iterator<@Nullable Object> elements;
    private long length;
    private final int depth;
    private final @Nullable Function<@Nullable Object, String> recursion;
    private long index = -1;
    private @Nullable Object before = Values.MISSING;
    private @Nullable Object current = Values.MISSING;
    private @Nullable Object after = Values.MISSING;
    private @Nullable Tuple changed;

    /** A loop over elements whose number may be unknown (-1); without a recursion it cannot be called. */
    LoopContext(Iterator<@Nullable Object> elements, long length, int depth, @Nullable Function<@Nullable Object,
            String> recursion) {
        this.elements = elements;
        this.length = length;
        this.depth = depth;
        this.recursion = recursion;
    }

    /** The turns of the loop. */
    Iterator<@Nullable Object> turns() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return after != Values.MISSING || elements.hasNext();
            }

            @Override
            public @Nullable Object next() {
                Object next = after != Values.MISSING ? after : elements.next();
                after = Values.MISSING;
                index++;
                before = current;
                current = next;
                return next;
            }
        };
    }

    private @Nullable Object peek() {
        if (after == Values.MISSING && elements.hasNext()) {
            after = elements.next();
        }
        return after;
    }

    private long length() {
        if (length < 0) {
            List<@Nullable Object> rest = Iteration.drain(elements);
            elements = rest.iterator();
            length = rest.size() + index + 1 + (after == Values.MISSING ? 0 : 1);
        }
        return length;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "index" -> index + 1;
            case "index0" -> index;
            case "first" -> index == 0;
            case "last" -> peek() == Values.MISSING;
            case "length" -> length();
            case "revindex" -> length() - index;
            case "revindex0" -> length() - index - 1;
            case "previtem" -> index == 0 ? Undefined.because("there is no previous item") : before;
            case "nextitem" -> peek() == Values.MISSING ? Undefined.because("there is no next item") : after;
            case "depth" -> depth + 1L;
            case "depth0" -> (long) depth;
            case "cycle" -> (Callable) this::cycle;
            case "changed" -> (Callable) this::changed;
            default -> Values.MISSING;
        };
    }

    private @Nullable Object cycle(Arguments arguments) {
        List<@Nullable Object> values = arguments.positional();
        if (values.isEmpty()) {
            throw new JinjaException("no items for cycling given");
        }
        return values.get((int) (index % values.size()));
    }

    private boolean changed(Arguments arguments) {
        Tuple value = new Tuple(arguments.positional());
        Tuple last = changed;
        changed = value;
        return last == null || !Comparison.same(last, value);
    }

    @Override
    public Object call(Arguments arguments) {
        Object inner = arguments.bind("loop", 1, "iterable").get(0);
        if (recursion == null) {
            throw new JinjaException("The loop must have the 'recursive' marker to be called recursively.");
        }
        return recursion.apply(inner);
    }

    @Override
    public String describe() {
        return "<LoopContext " + (index + 1) + "/" + length() + ">";
    }
}

package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as the template has them, before evaluation.
 *
 * @param positional in order
 * @param named by name, in order
 * @param rest further positional ones, {@code *rest}
 * @param others further named ones, {@code **others}
 */
public record ArgumentList(List<Expr> positional, Map<String, Expr> named, @Nullable Expr rest, @Nullable Expr others)
        implements Node {
    /** No arguments. */
    public static final ArgumentList NONE = new ArgumentList(List.of(), Map.of(), null, null);

    @Override
    public List<Expr> children() {
        List<Expr> all = new ArrayList<>(positional);
        all.addAll(named.values());
        if (rest != null) {
            all.add(rest);
        }
        if (others != null) {
            all.add(others);
        }
        return all;
    }

    Arguments eval(Frame frame) {
        if (this == NONE) {
            return Arguments.NONE;
        }
        return new Arguments(places(frame), names(frame));
    }

    private List<@Nullable Object> places(Frame frame) {
        if (rest == null && positional.size() == 1) {
            return Collections.singletonList(positional.get(0).eval(frame));
        }
        @Nullable Object[] values = new Object[positional.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = positional.get(i).eval(frame);
        }
        if (rest == null) {
            return Arrays.asList(values);
        }
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(values));
        Object more = rest.eval(frame);
        frame.budget().weigh(more);
        all.addAll(Iteration.list(more));
        return all;
    }

    private Map<String, @Nullable Object> names(Frame frame) {
        if (named.isEmpty() && others == null) {
            return Map.of();
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        named.forEach((name, expression) -> values.put(name, expression.eval(frame)));
        if (others != null) {
            if (!(others.eval(frame) instanceof Dict dict)) {
                throw new JinjaException("argument after ** must be a mapping");
            }
            dict.forEach((key, value) -> {
                String name = Values.text(key);
                if (name == null || values.containsKey(name)) {
                    throw new JinjaException(name == null ? "keywords must be strings"
                            : "got multiple values for keyword argument '"
                            + name + "'");
                }
                values.put(name, value);
            });
        }
        return values;
    }
}

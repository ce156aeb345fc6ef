package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of a call, a filter or a test. Immutable.
 *
 * @param positional in order
 * @param named      by name, in order
 */
public record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
    /** No arguments. */
    public static final Arguments NONE = new Arguments(List.of(), Map.of());

    /** The steps that handling the arguments is worth. */
    public void weigh(Budget budget) {
        for (int i = 0; i < positional.size(); i++) {
            budget.weigh(positional.get(i));
        }
    }

    /** The arguments without the first few positional ones. */
    public Arguments from(int index) {
        return new Arguments(positional.subList(Math.min(index, positional.size()), positional.size()), named);
    }

    /** Positional arguments, one more at the front. */
    public Arguments after(@Nullable Object first) {
        List<@Nullable Object> all = new ArrayList<>(positional.size() + 1);
        all.add(first);
        all.addAll(positional);
        return new Arguments(all, named);
    }

    /**
     * Arguments by the parameters of a function.
     *
     * @param function its name, for errors
     * @param required how many of the parameters must be given
     * @param parameters their names in order
     */
    public Bound bind(String function, int required, String... parameters) {
        if (positional.size() > parameters.length) {
            throw new JinjaException(function + "() takes at most " + parameters.length + " arguments ("
                    + positional.size() + " given)");
        }
        @Nullable Object[] values = new Object[parameters.length];
        Arrays.fill(values, Values.MISSING);
        for (int i = 0; i < positional.size(); i++) {
            values[i] = positional.get(i);
        }
        for (Map.Entry<String, @Nullable Object> entry : named.entrySet()) {
            int place = Arrays.asList(parameters).indexOf(entry.getKey());
            if (place < 0) {
                throw new JinjaException(function + "() got an unexpected keyword argument '" + entry.getKey() + "'");
            }
            if (values[place] != Values.MISSING) {
                throw new JinjaException(function + "() got multiple values for argument '" + entry.getKey() + "'");
            }
            values[place] = entry.getValue();
        }
        for (int i = 0; i < required; i++) {
            if (values[i] == Values.MISSING) {
                throw new JinjaException(function + "() is missing the argument '" + parameters[i] + "'");
            }
        }
        return new Bound(function, values, parameters);
    }

    /** Arguments of a function that takes none by name. */
    public Bound bindPlaces(String function, int required, String... parameters) {
        if (!named.isEmpty()) {
            throw new JinjaException(function + "() takes no keyword arguments");
        }
        return bind(function, required, parameters);
    }

    /** Arguments by place, read as what a function needs. Immutable. */
    public static final class Bound {
        private final String function;
        private final @Nullable Object[] values;
        private final String[] parameters;

        private Bound(String function, @Nullable Object[] values, String[] parameters) {
            this.function = function;
            this.values = values;
            this.parameters = parameters;
        }

        /** Whether an argument was given. */
        public boolean has(int index) {
            return values[index] != Values.MISSING;
        }

        /** An argument that must be there. */
        public @Nullable Object get(int index) {
            return values[index];
        }

        /** An argument or a default. */
        public @Nullable Object get(int index, @Nullable Object otherwise) {
            return has(index) ? values[index] : otherwise;
        }

        /** An argument as a condition. */
        public boolean truth(int index, boolean otherwise) {
            return has(index) ? Values.truthy(values[index]) : otherwise;
        }

        /** An argument as a text. */
        public String text(int index) {
            String text = Values.text(values[index]);
            if (text == null) {
                throw new JinjaException(function + "() argument '" + parameters[index] + "' must be str, not "
                        + Values.typeName(values[index]));
            }
            return text;
        }

        /** An argument as a text, or a default. */
        public String text(int index, String otherwise) {
            return has(index) ? text(index) : otherwise;
        }

        /** An argument as an integer, or a default. */
        public long integer(int index, long otherwise) {
            return has(index) ? Values.integer(values[index], function + "() argument '" + parameters[index] + "'")
                    : otherwise;
        }

        /** An argument as an integer; a default where it is absent or None. */
        public long integerOrNone(int index, long otherwise) {
            return has(index) && values[index] != null ? integer(index, otherwise) : otherwise;
        }
    }
}

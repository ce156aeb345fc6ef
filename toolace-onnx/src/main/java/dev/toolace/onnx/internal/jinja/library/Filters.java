package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Arguments.Bound;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Members;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All filters by name. Stateless. */
public final class Filters {
    private static final Map<String, Filter> ALL = new HashMap<>();

    static {
        ALL.putAll(TextFilters.ALL);
        ALL.putAll(LayoutFilters.ALL);
        ALL.putAll(MarkupFilters.ALL);
        ALL.putAll(NumberFilters.ALL);
        ALL.putAll(ChoiceFilters.ALL);
        ALL.putAll(GroupFilters.ALL);
        ALL.putAll(SequenceFilters.ALL);
        ALL.putAll(JsonFilters.ALL);
        for (String name : new String[] {"default", "d"}) {
            ALL.put(name, (value, arguments, budget) -> otherwise(value, arguments));
        }
        for (String name : new String[] {"length", "count"}) {
            ALL.put(name, (value, arguments, budget) -> {
                arguments.bindPlaces("len", 0);
                return Values.length(value);
            });
        }
        ALL.put("attr", (value, arguments, budget) -> attribute(value, arguments.bind("attr", 1, "name").text(0)));
        ALL.put("string", (value, arguments, budget) -> Values.text(value) != null ? value : PythonText.str(value));
        ALL.put("pprint", (value, arguments, budget) -> print(value));
    }

    private Filters() { }

    /** The filter of a name, or null. */
    public static @Nullable Filter find(String name) {
        return ALL.get(name);
    }

    /** The filter of a name that a template computes. */
    static Filter need(String name) {
        Filter filter = ALL.get(name);
        if (filter == null) {
            throw new JinjaException("No filter named " + PythonText.repr(name) + " found.");
        }
        return filter;
    }

    private static @Nullable Object otherwise(@Nullable Object value, Arguments arguments) {
        Bound bound = arguments.bind("default", 0, "default_value", "boolean");
        boolean missing = value instanceof Undefined || bound.truth(1, false) && !Values.truthy(value);
        return missing ? bound.get(0, "") : value;
    }

    private static @Nullable Object attribute(@Nullable Object value, String name) {
        Object own = value instanceof Undefined ? Members.attribute(value, name) : Members.own(value, name);
        return own == Values.MISSING ? Undefined.member(value, name) : own;
    }

    private static String print(@Nullable Object value) {
        String text = PythonText.repr(value instanceof Dict dict ? GroupFilters.byKey(dict) : value);
        if (text.length() > 80) {
            throw new JinjaException("pprint of more than one line is not supported");
        }
        return text;
    }
}

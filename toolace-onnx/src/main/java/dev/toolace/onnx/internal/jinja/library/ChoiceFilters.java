package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Generator;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Filters that choose or change elements one by one, when they are asked for. Stateless. */
final class ChoiceFilters {
    static final Map<String, Filter> ALL = Map.of(
            "map", ChoiceFilters::map,
            "select", (value, arguments, budget) -> select(value, arguments, budget, false, true),
            "reject", (value, arguments, budget) -> select(value, arguments, budget, false, false),
            "selectattr", (value, arguments, budget) -> select(value, arguments, budget, true, true),
            "rejectattr", (value, arguments, budget) -> select(value, arguments, budget, true, false));

    private ChoiceFilters() { }

    private static Generator map(@Nullable Object value, Arguments arguments, Budget budget) {
        return Generator.over(value, new Lazy(() -> Values.truthy(value)
                ? Iteration.mapped(Iteration.of(value), counted(change(arguments, budget), budget))
                : Collections.emptyIterator()));
    }

    private static Function<@Nullable Object, @Nullable Object> counted(
            Function<@Nullable Object, @Nullable Object> change, Budget budget) {
        return element -> {
            budget.step();
            return change.apply(element);
        };
    }

    private static Function<@Nullable Object, @Nullable Object> change(Arguments arguments, Budget budget) {
        if (arguments.positional().isEmpty() && arguments.named().containsKey("attribute")) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
            AttributePath path = AttributePath.of(named.remove("attribute"));
            Object otherwise = named.remove("default");
            if (!named.isEmpty()) {
                throw new JinjaException("Unexpected keyword argument '" + named.keySet().iterator().next() + "'");
            }
            return element -> path.read(element, otherwise);
        }
        if (arguments.positional().isEmpty()) {
            throw new JinjaException("map requires a filter argument");
        }
        Filter filter = Filters.need(PythonText.str(arguments.positional().get(0)));
        Arguments rest = arguments.from(1);
        return element -> {
            budget.weigh(element);
            rest.weigh(budget);
            return filter.apply(element, rest, budget);
        };
    }

    private static Generator select(@Nullable Object value, Arguments arguments, Budget budget, boolean byAttribute,
            boolean keep) {
        return Generator.over(value, new Lazy(() -> Values.truthy(value)
                ? new Chosen(Iteration.of(value), chooser(arguments, byAttribute, budget), keep, budget)
                : Collections.emptyIterator()));
    }

    private static Function<@Nullable Object, Boolean> chooser(Arguments arguments, boolean byAttribute,
            Budget budget) {
        int first = byAttribute ? 1 : 0;
        if (arguments.positional().size() < first) {
            throw new JinjaException("Missing parameter for attribute name");
        }
        AttributePath path = AttributePath.of(byAttribute ? arguments.positional().get(0) : null);
        if (arguments.positional().size() == first) {
            return element -> Values.truthy(path.read(element));
        }
        ValueTest test = ValueTests.need(PythonText.str(arguments.positional().get(first)));
        Arguments rest = arguments.from(first + 1);
        return element -> {
            budget.weigh(element);
            rest.weigh(budget);
            return test.test(path.read(element), rest);
        };
    }

    /**
     * An iterator that is made when it is first used: until then, nothing of it can fail. Confined to one rendering.
     */
    private static final class Lazy implements Iterator<@Nullable Object> {
        private final Supplier<Iterator<@Nullable Object>> source;
        private @Nullable Iterator<@Nullable Object> elements;

        Lazy(Supplier<Iterator<@Nullable Object>> source) {
            this.source = source;
        }

        private Iterator<@Nullable Object> elements() {
            Iterator<@Nullable Object> made = elements;
            if (made == null) {
                made = source.get();
                elements = made;
            }
            return made;
        }

        @Override
        public boolean hasNext() {
            return elements().hasNext();
        }

        @Override
        public @Nullable Object next() {
            return elements().next();
        }
    }

    /** The elements that a test keeps. Confined to one rendering. */
    private static final class Chosen implements Iterator<@Nullable Object> {
        private final Iterator<@Nullable Object> elements;
        private final Function<@Nullable Object, Boolean> test;
        private final boolean keep;
        private final Budget budget;
        private @Nullable Object next;
        private boolean ready;

        Chosen(Iterator<@Nullable Object> elements, Function<@Nullable Object, Boolean> test, boolean keep,
                Budget budget) {
            this.elements = elements;
            this.test = test;
            this.keep = keep;
            this.budget = budget;
        }

        @Override
        public boolean hasNext() {
            while (!ready && elements.hasNext()) {
                budget.step();
                next = elements.next();
                ready = test.apply(next) == keep;
            }
            return ready;
        }

        @Override
        public @Nullable Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return next;
        }
    }
}

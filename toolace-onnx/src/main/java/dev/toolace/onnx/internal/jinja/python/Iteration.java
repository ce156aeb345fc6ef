package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.Budget;
import dev.toolace.onnx.internal.jinja.JinjaException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Going through the elements of a value: a dict gives its keys, a text its characters. Stateless. */
public final class Iteration {
    private Iteration() { }

    /** The elements, or null where there are none to go through. */
    private static @Nullable Iterator<@Nullable Object> find(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return unchecked(list.iterator());
        }
        if (value instanceof Tuple tuple) {
            return tuple.elements().iterator();
        }
        if (value instanceof Dict dict) {
            return dict.keys();
        }
        if (value instanceof DictView view) {
            return view.iterator();
        }
        if (value instanceof Range range) {
            return unchecked(range.numbers().iterator());
        }
        if (value instanceof Generator generator) {
            return unchecked(generator.elements());
        }
        if (value instanceof Undefined) {
            return Collections.emptyIterator();
        }
        String text = Values.text(value);
        return text == null ? null : unchecked(text.codePoints().mapToObj(Character::toString).iterator());
    }

    @SuppressWarnings("unchecked")
    private static Iterator<@Nullable Object> unchecked(Iterator<?> elements) {
        return (Iterator<@Nullable Object>) elements;
    }

    /** Whether a loop can go through the value. */
    public static boolean isIterable(@Nullable Object value) {
        return value instanceof List || find(value) != null;
    }

    /** The elements. */
    public static Iterator<@Nullable Object> of(@Nullable Object value) {
        Iterator<@Nullable Object> elements = find(value);
        if (elements == null) {
            throw new JinjaException("'" + Values.typeName(value) + "' object is not iterable");
        }
        return elements;
    }

    /** The elements as a new list. */
    public static List<@Nullable Object> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        return drain(of(value));
    }

    /** What is left of an iterator, as a new list. */
    public static List<@Nullable Object> drain(Iterator<? extends @Nullable Object> elements) {
        List<@Nullable Object> list = new ArrayList<>();
        while (elements.hasNext()) {
            list.add(elements.next());
            Budget.checkElements(list.size());
        }
        return list;
    }

    /** The elements from the last to the first; null where the value cannot be gone through backwards. */
    public static @Nullable Iterator<@Nullable Object> reversed(@Nullable Object value) {
        if (value instanceof Generator || value instanceof PyObject) {
            return null;
        }
        Iterator<@Nullable Object> elements = find(value);
        if (elements == null) {
            return null;
        }
        List<@Nullable Object> list = drain(elements);
        Collections.reverse(list);
        return list.iterator();
    }

    /** Elements changed one by one. */
    public static <T extends @Nullable Object> Iterator<@Nullable Object> mapped(Iterator<? extends T> elements,
            Function<T, @Nullable Object> change) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public @Nullable Object next() {
                return change.apply(elements.next());
            }
        };
    }

    /** Texts as a list of values. */
    static List<@Nullable Object> texts(List<String> texts) {
        return texts.stream().map(text -> (@Nullable Object) text).collect(Collectors.toCollection(ArrayList::new));
    }
}

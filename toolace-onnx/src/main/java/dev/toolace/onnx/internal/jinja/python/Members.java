package dev.toolace.onnx.internal.jinja.python;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attributes and items of values, through Jinja's sandbox: {@code a.b} looks for an attribute first, {@code a['b']} for
 * an entry first;
 * what changes a value or is internal to Python cannot be reached. Stateless.
 */
public final class Members {
    private static final Set<String> INTERNAL = Set.of("__class__", "__doc__", "__dir__", "__eq__", "__format__",
            "__ge__",
            "__getattribute__", "__gt__", "__hash__", "__init__", "__init_subclass__", "__le__", "__lt__", "__ne__",
                    "__new__",
            "__reduce__", "__reduce_ex__", "__repr__", "__setattr__", "__sizeof__", "__str__", "__subclasshook__",
                    "__delattr__");

    private Members() { }

    /** {@code target.name}. */
    public static @Nullable Object attribute(@Nullable Object target, String name) {
        if (target instanceof Undefined undefined && !name.startsWith("__")) {
            throw undefined.error();
        }
        Object own = own(target, name);
        if (own != Values.MISSING) {
            return own;
        }
        Object entry = entry(target, name);
        return entry != Values.MISSING ? entry : Undefined.member(target, name);
    }

    /** {@code target[index]}. */
    public static @Nullable Object item(@Nullable Object target, @Nullable Object index) {
        if (target instanceof Undefined undefined) {
            throw undefined.error();
        }
        Object entry = entry(target, index);
        if (entry != Values.MISSING) {
            return entry;
        }
        String name = Values.text(index);
        Object own = name == null ? Values.MISSING : own(target, name);
        return own != Values.MISSING ? own : Undefined.member(target, index);
    }

    /** An attribute of the value itself, or {@link Values#MISSING}. */
    public static @Nullable Object own(@Nullable Object target, String name) {
        Object found = find(target, name);
        boolean internal = name.startsWith("__") && INTERNAL.contains(name);
        if (internal || found != Values.MISSING && name.startsWith("_")) {
            return Undefined.unsafe(target, name);
        }
        return found;
    }

    private static @Nullable Object find(@Nullable Object target, String name) {
        if (target instanceof Dict dict) {
            return orMissing(DictMethods.find(dict, name));
        }
        String text = Values.text(target);
        if (text != null) {
            return orMissing(TextMethods.find(text, name, target instanceof Markup));
        }
        if (target instanceof List<?> list) {
            return orMissing(SequenceMethods.find(list, name));
        }
        if (target instanceof Tuple tuple) {
            return orMissing(SequenceMethods.find(tuple, name));
        }
        if (target instanceof Range range) {
            return orMissing(SequenceMethods.find(range, name));
        }
        if (Arithmetic.isNumber(target)) {
            return NumberMethods.find(target, name);
        }
        if (target instanceof PyObject object) {
            return object.attribute(name);
        }
        return Values.MISSING;
    }

    private static Object orMissing(@Nullable Object method) {
        return method == null ? Values.MISSING : method;
    }

    private static @Nullable Object entry(@Nullable Object target, @Nullable Object index) {
        if (target instanceof Dict dict) {
            return index instanceof List || index instanceof Dict ? Values.MISSING : dict.get(index);
        }
        if (!(index instanceof Long) && !(index instanceof Boolean)) {
            return Values.MISSING;
        }
        long place = Values.integer(index, "an index");
        String text = Values.text(target);
        if (text != null) {
            String character = Slices.character(text, place);
            return character == null ? Values.MISSING : target instanceof Markup ? new Markup(character) : character;
        }
        List<?> list = target instanceof List<?> elements ? elements : target instanceof Tuple tuple ? tuple.elements()
                : target instanceof Range range ? range.numbers() : List.of();
        long at = place < 0 ? place + list.size() : place;
        return at >= 0 && at < list.size() ? list.get((int) at) : Values.MISSING;
    }
}

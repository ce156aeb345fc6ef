package dev.toolace.onnx.internal.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes and items of values. As in Jinja, {@code a.b} looks for a method first, {@code a['b']} for an entry first. */
final class Members {
    private Members() { }

    static @Nullable Object attribute(@Nullable Object target, String name) {
        if (target instanceof Undefined undefined) {
            throw undefined.error();
        }
        Object method = method(target, name);
        return method != null ? method : entry(target, name);
    }

    static @Nullable Object item(@Nullable Object target, @Nullable Object index) {
        if (target instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (target instanceof Map<?, ?> map && index != null && map.containsKey(index)) {
            return map.get(index);
        }
        if (index instanceof Long number) {
            if (target instanceof List<?> list) {
                long place = number < 0 ? number + list.size() : number;
                return place >= 0 && place < list.size() ? list.get((int) place) : new Undefined("item " + number);
            }
            if (target instanceof String text) {
                Object character = Slices.slice(text, number, number == -1 ? null : number + 1, null);
                return character.equals("") ? new Undefined("item " + number) : character;
            }
        }
        if (index instanceof String name) {
            Object found = entry(target, name);
            Object method = found instanceof Undefined ? method(target, name) : null;
            return method != null ? method : found;
        }
        return new Undefined("item " + PythonText.str(index));
    }

    private static @Nullable Object entry(@Nullable Object target, String name) {
        if (target instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        if (target instanceof Namespace namespace) {
            return namespace.get(name);
        }
        return target instanceof LoopState loop ? loop.attribute(name) : new Undefined(name);
    }

    private static @Nullable Object method(@Nullable Object target, String name) {
        if (target instanceof String text) {
            return TextMethods.find(text, name);
        }
        if (target instanceof Map<?, ?> map) {
            return MapMethods.find(map, name);
        }
        return null;
    }
}

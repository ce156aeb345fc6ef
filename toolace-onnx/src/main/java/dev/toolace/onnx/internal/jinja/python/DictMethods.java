package dev.toolace.onnx.internal.jinja.python;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Methods of dicts. Stateless. */
final class DictMethods {
    private DictMethods() { }

    static @Nullable Object find(Dict dict, String name) {
        return switch (name) {
            case "items" -> (Callable) arguments -> view("items", DictView.Kind.ITEMS, dict, arguments);
            case "keys" -> (Callable) arguments -> view("keys", DictView.Kind.KEYS, dict, arguments);
            case "values" -> (Callable) arguments -> view("values", DictView.Kind.VALUES, dict, arguments);
            case "get" -> (Callable) arguments -> {
                Arguments.Bound bound = arguments.bindPlaces("get", 1, "key", "default");
                Object value = dict.get(bound.get(0));
                return value == Values.MISSING ? bound.get(1, null) : value;
            };
            case "copy" -> (Callable) arguments -> {
                arguments.bindPlaces("copy", 0);
                return new Dict(dict);
            };
            case "fromkeys" -> (Callable) DictMethods::fromKeys;
            case "clear", "pop", "popitem", "setdefault", "update" -> Undefined.unsafe(dict, name);
            default -> null;
        };
    }

    private static DictView view(String method, DictView.Kind kind, Dict dict, Arguments arguments) {
        arguments.bindPlaces(method, 0);
        return new DictView(kind, dict);
    }

    private static Dict fromKeys(Arguments arguments) {
        Arguments.Bound bound = arguments.bindPlaces("fromkeys", 1, "iterable", "value");
        Dict dict = new Dict();
        Iterator<@Nullable Object> keys = Iteration.of(bound.get(0));
        while (keys.hasNext()) {
            dict.put(keys.next(), bound.get(1, null));
        }
        return dict;
    }
}

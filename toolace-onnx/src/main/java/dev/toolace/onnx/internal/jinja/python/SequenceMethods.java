package dev.toolace.onnx.internal.jinja.python;

import dev.toolace.onnx.internal.jinja.JinjaException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods and attributes of lists, tuples and ranges. Stateless. */
final class SequenceMethods {
    private SequenceMethods() { }

    static @Nullable Object find(List<?> list, String name) {
        return switch (name) {
            case "append", "clear", "pop", "reverse", "insert", "sort", "extend",
                    "remove" -> Undefined.unsafe(list, name);
            case "copy" -> (Callable) arguments -> new ArrayList<@Nullable Object>(list);
            default -> search(list, name);
        };
    }

    static @Nullable Object find(Tuple tuple, String name) {
        int named = tuple.names().indexOf(name);
        return named >= 0 ? tuple.elements().get(named) : search(tuple.elements(), name);
    }

    static @Nullable Object find(Range range, String name) {
        return switch (name) {
            case "start" -> range.start();
            case "stop" -> range.stop();
            case "step" -> range.step();
            default -> search(range.numbers(), name);
        };
    }

    private static @Nullable Callable search(List<?> list, String name) {
        return switch (name) {
            case "count" -> arguments -> {
                Object wanted = arguments.bindPlaces("count", 1, "value").get(0);
                return list.stream().filter(element -> Comparison.same(element, wanted)).count();
            };
            case "index" -> arguments -> {
                Arguments.Bound bound = arguments.bindPlaces("index", 1, "value", "start", "stop");
                int size = list.size();
                long stop = TextSearch.place(bound.integer(2, size), size);
                for (int i = (int) TextSearch.place(bound.integer(1, 0), size); i < stop; i++) {
                    if (Comparison.same(list.get(i), bound.get(0))) {
                        return (long) i;
                    }
                }
                throw new JinjaException(PythonText.repr(bound.get(0)) + " is not in list");
            };
            default -> null;
        };
    }
}

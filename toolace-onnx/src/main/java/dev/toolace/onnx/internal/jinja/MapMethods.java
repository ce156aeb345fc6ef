package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods of mappings. */
final class MapMethods {
    private MapMethods() { }

    static @Nullable Callable find(Map<?, ?> map, String name) {
        return switch (name) {
            case "items" -> arguments -> items(map);
            case "keys" -> arguments -> new ArrayList<@Nullable Object>(map.keySet());
            case "values" -> arguments -> new ArrayList<@Nullable Object>(map.values());
            case "get" -> arguments -> {
                Object key = arguments.need(0, "key");
                return key != null && map.containsKey(key) ? map.get(key) : arguments.get(1, "default", null);
            };
            default -> null;
        };
    }

    /** The entries as pairs. */
    static List<@Nullable Object> items(Map<?, ?> map) {
        List<@Nullable Object> pairs = new ArrayList<>(map.size());
        map.forEach((key, value) -> pairs.add(new Tuple(Arrays.asList(key, value))));
        return pairs;
    }
}

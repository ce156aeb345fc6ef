package dev.toolace.onnx.internal.jinja;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that every template may call. */
final class Globals {
    private static final int MAX_RANGE = 100_000;

    private Globals() { }

    static void define(Scope scope, Clock clock) {
        scope.set("namespace", (Callable) Namespace::new);
        scope.set("range", (Callable) Globals::range);
        scope.set("dict", (Callable) arguments -> new LinkedHashMap<Object, @Nullable Object>(arguments.named()));
        scope.set("strftime_now", (Callable) arguments -> Strftime.format(LocalDateTime.now(clock), arguments.text(0, "format")));
        scope.set("raise_exception", (Callable) arguments -> {
            throw new JinjaException("the template refuses: " + PythonText.str(arguments.need(0, "message")));
        });
    }

    private static List<@Nullable Object> range(Arguments arguments) {
        boolean single = arguments.positional().size() == 1;
        long from = single ? 0 : arguments.integer(0, "start", 0);
        long to = arguments.integer(single ? 0 : 1, "stop", 0);
        long step = arguments.integer(2, "step", 1);
        if (step == 0) {
            throw new JinjaException("the step of range must not be zero");
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (long i = from; step > 0 ? i < to : i > to; i = Math.addExact(i, step)) {
            if (values.size() >= MAX_RANGE) {
                throw new JinjaException("range gives more than " + MAX_RANGE + " numbers");
            }
            values.add(i);
        }
        return values;
    }

    /** A caller's value as the engine's: whole numbers as Long, others as Double, lists and mappings copied. */
    static @Nullable Object value(@Nullable Object value, int depth) {
        if (depth > 200) {
            throw new JinjaException("a value is nested too deeply");
        }
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Long || value instanceof Double) {
            return value;
        }
        if (value instanceof Number number) {
            return Numbers.of(number);
        }
        if (value instanceof JsonValue json) {
            return json(json, depth);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(String.valueOf(key), value(element, depth + 1)));
            return copy;
        }
        if (value instanceof Iterable<?> elements) {
            List<@Nullable Object> copy = new ArrayList<>();
            elements.forEach(element -> copy.add(value(element, depth + 1)));
            return copy;
        }
        throw new JinjaException("a template cannot take a " + value.getClass().getName());
    }

    private static @Nullable Object json(JsonValue value, int depth) {
        if (value instanceof JsonObject object) {
            return value(object.members(), depth);
        }
        if (value instanceof JsonArray array) {
            return value(array.elements(), depth);
        }
        if (value instanceof JsonString text) {
            return text.value();
        }
        if (value instanceof JsonNumber number) {
            return Numbers.of(number.value());
        }
        return value instanceof JsonBoolean bool ? (Object) bool.value() : null;
    }
}

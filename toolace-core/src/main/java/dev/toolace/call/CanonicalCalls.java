package dev.toolace.call;

import dev.toolace.internal.json.CanonicalJson;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The canonical form of calls: two texts are equal exactly if the calls mean the same. Members are sorted by name
 * (UTF-16 order), numbers are written one way (1.0, 1 and 1e0 are all {@code 1}); the order of calls, of array
 * elements and every string stay as they are. Stateless and safe for use by many threads.
 */
public final class CanonicalCalls {

    private CanonicalCalls() {}

    /**
     * The canonical form of one call.
     *
     * @param call the call
     * @return compact JSON, {@code {"arguments":{...},"name":"..."}}
     */
    public static String of(Call call) {
        return CanonicalJson.write(json(call));
    }

    /**
     * The canonical form of calls.
     *
     * @param calls in order; may be empty
     * @return compact JSON, an array
     */
    public static String of(List<Call> calls) {
        List<JsonValue> elements = new ArrayList<>(calls.size());
        calls.forEach(call -> elements.add(json(call)));
        return CanonicalJson.write(new JsonArray(elements));
    }

    /**
     * Whether two lists of calls mean the same.
     *
     * @param first some calls
     * @param second some calls
     * @return true if their canonical forms are equal
     */
    public static boolean same(List<Call> first, List<Call> second) {
        return first.size() == second.size() && of(first).equals(of(second));
    }

    private static JsonObject json(Call call) {
        return JsonObject.EMPTY.with("name", new JsonString(call.name())).with("arguments", call.arguments());
    }
}

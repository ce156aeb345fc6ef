package dev.toolace.internal.json;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;

/** Measures nesting without going deeper than asked. Stateless. */
public final class JsonDepth {

    private JsonDepth() {}

    /**
     * Whether a value nests deeper than allowed, counted as the parser counts: a scalar has depth 0, an empty
     * object or array depth 1.
     *
     * @param value the value
     * @param maxDepth levels allowed
     * @return true beyond
     */
    public static boolean exceeds(JsonValue value, int maxDepth) {
        if (value instanceof JsonObject object) {
            return maxDepth < 1 || object.members().values().stream().anyMatch(v -> exceeds(v, maxDepth - 1));
        } else if (value instanceof JsonArray array) {
            return maxDepth < 1 || array.elements().stream().anyMatch(v -> exceeds(v, maxDepth - 1));
        }
        return false;
    }
}

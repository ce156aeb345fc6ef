package dev.toolace.json;

import java.util.List;

/**
 * A JSON array. Immutable and safe for use by many threads.
 *
 * @param elements the values in order; copied, the copy cannot be modified
 */
public record JsonArray(List<JsonValue> elements) implements JsonValue {

    /** The array without elements. */
    public static final JsonArray EMPTY = new JsonArray(List.of());

    /** Copies the elements. */
    public JsonArray {
        elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
        return toJson();
    }
}

package dev.toolace.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members keep their order. Immutable and safe for use by many threads.
 *
 * @param members names and values; copied, the copy cannot be modified
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {

    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    /** Copies the members in their order. */
    public JsonObject {
        Map<String, JsonValue> copy = new LinkedHashMap<>(members.size() * 2);
        members.forEach((name, value) -> copy.put(Objects.requireNonNull(name), Objects.requireNonNull(value)));
        members = Collections.unmodifiableMap(copy);
    }

    /**
     * Looks up a member.
     *
     * @param name the member's name
     * @return its value, or null if there is no such member (JSON's null is {@link JsonNull#INSTANCE})
     */
    public @Nullable JsonValue get(String name) {
        return members.get(name);
    }

    /**
     * This object with a member added at the end, or replaced in place.
     *
     * @param name the member's name
     * @param value its value
     * @return a new object
     */
    public JsonObject with(String name, JsonValue value) {
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new JsonObject(copy);
    }

    @Override
    public String toString() {
        return toJson();
    }
}

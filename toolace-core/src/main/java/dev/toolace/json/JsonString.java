package dev.toolace.json;

import java.util.Objects;

/**
 * A JSON string. Immutable and safe for use by many threads.
 *
 * @param value the characters, unescaped; lone surrogates are kept
 */
public record JsonString(String value) implements JsonValue {

    /** Refuses null. */
    public JsonString {
        Objects.requireNonNull(value);
    }

    @Override
    public String toString() {
        return toJson();
    }
}

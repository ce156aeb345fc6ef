package dev.toolace.json;

/**
 * JSON's {@code true} or {@code false}. Immutable and safe for use by many threads.
 *
 * @param value which of the two
 */
public record JsonBoolean(boolean value) implements JsonValue {

    /** {@code true}. */
    public static final JsonBoolean TRUE = new JsonBoolean(true);

    /** {@code false}. */
    public static final JsonBoolean FALSE = new JsonBoolean(false);

    @Override
    public String toString() {
        return toJson();
    }
}

package dev.toolace.validation;

import dev.toolace.json.JsonValue;
import java.util.Objects;

/**
 * A string argument that was replaced by the value it spells. Immutable and safe for use by many threads.
 *
 * @param callIndex index of the call in the answer, from 0
 * @param path JSON Pointer (RFC 6901) into its arguments
 * @param from what the model wrote
 * @param to what took its place
 */
public record Coercion(int callIndex, String path, JsonValue from, JsonValue to) {

    /** Refuses nulls. */
    public Coercion {
        Objects.requireNonNull(path);
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
    }
}

package dev.toolace.call;

import dev.toolace.json.JsonObject;
import java.util.Objects;

/**
 * A call that a model wrote. Immutable and safe for use by many threads. A call by itself promises nothing: only
 * those in {@code Outcome.Calls} were checked.
 *
 * @param name of the tool
 * @param arguments by parameter name
 */
public record Call(String name, JsonObject arguments) {

    /** Refuses nulls. */
    public Call {
        Objects.requireNonNull(name);
        Objects.requireNonNull(arguments);
    }

    /**
     * A call without arguments.
     *
     * @param name of the tool
     * @return the call
     */
    public static Call of(String name) {
        return new Call(name, JsonObject.EMPTY);
    }
}

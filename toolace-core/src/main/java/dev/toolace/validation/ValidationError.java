package dev.toolace.validation;

import java.util.Objects;

/**
 * One reason why a call was not accepted. Immutable and safe for use by many threads.
 *
 * @param tool name that the call gave; empty if there was no call
 * @param callIndex index of the call in the answer, from 0; -1 if there was no call
 * @param path JSON Pointer (RFC 6901) into the arguments; empty for the arguments as a whole
 * @param keyword of JSON Schema that failed; or {@code name} for an unknown tool, {@code syntax} for an answer that
 *     is no call, {@code size} or {@code depth} beyond a limit, {@code schema} for a schema that cannot be applied
 * @param message English, the same under every locale, without a full stop
 */
public record ValidationError(String tool, int callIndex, String path, String keyword, String message) {

    /** Refuses nulls. */
    public ValidationError {
        Objects.requireNonNull(tool);
        Objects.requireNonNull(path);
        Objects.requireNonNull(keyword);
        Objects.requireNonNull(message);
    }

    /**
     * The error in one line, as models are told of it.
     *
     * @return such as {@code get_weather /days: must be integer, is string}
     */
    public String describe() {
        String place = path.isEmpty() ? tool : tool + " " + path;
        return place.isBlank() ? message : place.strip() + ": " + message;
    }
}

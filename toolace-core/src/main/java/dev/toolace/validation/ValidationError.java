package dev.toolace.validation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a call was not accepted. Immutable and safe for use by many threads. Every part is bounded in length,
 * whatever the call was, and the same under every locale and time zone.
 *
 * @param tool name that the call gave, its first 128 characters; empty if there was no call
 * @param callIndex index of the call in the answer, from 0; -1 if there was no call
 * @param path JSON Pointer (RFC 6901) into the arguments; empty for the arguments as a whole. One of more than 1000
 *     characters ends at the nearest ancestor that fits
 * @param keyword of JSON Schema that failed; or {@code name} for an unknown tool, {@code syntax} for an answer that
 *     is no call, {@code size} or {@code depth} beyond a limit, {@code steps} for a check that was given up because it
 *     took too long, {@code schema} for a schema that cannot be applied
 * @param message English, without a full stop
 * @param expected what the schema demands: the keyword's value as JSON, cut after 80 characters; may be empty
 * @param found the value at the path as JSON, or the unknown tool's name, cut after 80 characters; may be empty
 * @param allowed what would do instead, at most 20: names of types for a wrong type, JSON for values, property names
 *     and tool names; empty where that cannot be listed
 * @param suggestion the allowed tool, property or value whose spelling is nearest; null if none is near. A hint:
 *     nothing is replaced
 */
public record ValidationError(
        String tool, int callIndex, String path, String keyword, String message,
        String expected, String found, List<String> allowed, @Nullable String suggestion) {

    /** Refuses nulls and copies the list. */
    public ValidationError {
        Objects.requireNonNull(tool);
        Objects.requireNonNull(path);
        Objects.requireNonNull(keyword);
        Objects.requireNonNull(message);
        Objects.requireNonNull(expected);
        Objects.requireNonNull(found);
        allowed = List.copyOf(allowed);
    }

    /**
     * An error without details.
     *
     * @param tool name that the call gave; empty if there was no call
     * @param callIndex index of the call in the answer; -1 if there was no call
     * @param path JSON Pointer into the arguments
     * @param keyword what failed
     * @param message English, without a full stop
     */
    public ValidationError(String tool, int callIndex, String path, String keyword, String message) {
        this(tool, callIndex, path, keyword, message, "", "", List.of(), null);
    }

    /**
     * This error with details.
     *
     * @param newExpected what the schema demands
     * @param newFound the value at the path
     * @param newAllowed what would do instead
     * @param newSuggestion the nearest of these, if any is near
     * @return a new value
     */
    public ValidationError withDetails(
            String newExpected, String newFound, List<String> newAllowed, @Nullable String newSuggestion) {
        return new ValidationError(
                tool, callIndex, path, keyword, message, newExpected, newFound, newAllowed, newSuggestion);
    }

    /**
     * The error in one line, as models are told of it: they are trained on these words.
     *
     * @return such as {@code get_weather /days: must be integer, is string}
     */
    public String describe() {
        String place = path.isEmpty() ? tool : tool + " " + path;
        return place.isBlank() ? message : place.strip() + ": " + message;
    }

    /**
     * The error in one longer line, for people and for models that were not trained on the shorter one.
     *
     * @return such as {@code get_weather /unit: must be one of ["C","F"]; found "c"; did you mean 'C'?}
     */
    public String explain() {
        StringBuilder out = new StringBuilder(describe());
        if (!found.isEmpty() && !keyword.equals("name")) {
            out.append("; found ").append(found);
        }
        if (suggestion != null && !keyword.equals("name")) {
            out.append("; did you mean '").append(suggestion).append("'?");
        }
        return out.toString();
    }
}

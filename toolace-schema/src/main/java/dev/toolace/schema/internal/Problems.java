package dev.toolace.schema.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.toolace.ToolaceException;
import dev.toolace.schema.SchemaErrors;
import org.jspecify.annotations.Nullable;

/** The wording of errors: first where, then what. Stateless. */
final class Problems {

    private static final int MAX_REASON = 300;

    private Problems() {}

    static ToolaceException type(String where, String what) {
        return new ToolaceException(SchemaErrors.TYPE, where + ": " + what);
    }

    static ToolaceException type(String where, String what, Throwable cause) {
        return new ToolaceException(SchemaErrors.TYPE, where + ": " + what, cause);
    }

    static ToolaceException method(String where, String what) {
        return new ToolaceException(SchemaErrors.METHOD, where + ": " + what);
    }

    static ToolaceException binding(String tool, String pointer, Throwable cause) {
        String place = pointer.isEmpty() ? tool : tool + " " + pointer;
        return new ToolaceException(SchemaErrors.BINDING, place + ": " + reason(cause), cause);
    }

    /** The place in the arguments that Jackson had come to. */
    static String pointer(JsonProcessingException problem) {
        StringBuilder pointer = new StringBuilder();
        if (problem instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                pointer.append('/').append(step.getFieldName() == null ? String.valueOf(step.getIndex())
                        : step.getFieldName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }

    /** One line without Jackson's notes on where it read. */
    static String reason(Throwable problem) {
        Throwable cause = problem.getCause();
        boolean wraps = problem instanceof JsonProcessingException && cause != null
                && !(cause instanceof JsonProcessingException);
        @Nullable String message = wraps && cause != null ? cause.getMessage()
                : problem instanceof JsonProcessingException json ? json.getOriginalMessage() : problem.getMessage();
        String text = message == null || message.isBlank() ? problem.getClass().getName() : message.strip();
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON);
    }
}

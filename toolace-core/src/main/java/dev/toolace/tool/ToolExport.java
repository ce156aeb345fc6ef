package dev.toolace.tool;

import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Tools that were written in a dialect. Immutable and safe for use by many threads.
 *
 * @param dialect the dialect that they were written in
 * @param json what goes into a request's or an answer's member {@code tools} (for BFCL {@code function})
 * @param notes what the dialect cannot say as the tools say it. Without any, reading the JSON gives equal tools
 */
public record ToolExport(ToolDialect dialect, JsonValue json, List<DialectNote> notes) {

    /** Copies the notes. */
    public ToolExport {
        Objects.requireNonNull(dialect);
        Objects.requireNonNull(json);
        notes = List.copyOf(notes);
    }
}

package dev.toolace.fuzz;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonValue;
import java.nio.charset.StandardCharsets;

/** Strict JSON: a value that is written and read again is the same, everything else is one of two errors. */
public final class StrictJsonTarget {

    private StrictJsonTarget() {}

    /**
     * Reads one input.
     *
     * @param data text in UTF-8
     */
    public static void fuzzerTestOneInput(byte[] data) {
        JsonValue value;
        try {
            value = JsonValue.parse(new String(data, StandardCharsets.UTF_8));
        } catch (ToolaceException e) {
            Expect.that(e.errorId().equals(ErrorId.JSON_SYNTAX) || e.errorId().equals(ErrorId.JSON_LIMIT), e);
            return;
        }
        Expect.that(JsonValue.parse(value.toJson()).equals(value), value.toJson());
    }
}

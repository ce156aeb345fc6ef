package dev.toolace.format;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import java.util.List;

/**
 * The text is calls. They are well-formed, not yet checked against any schema.
 *
 * @param calls at least one; copied
 */
public record ParsedCalls(List<Call> calls) implements ParseResult {

    /** Copies the calls. */
    public ParsedCalls {
        calls = List.copyOf(calls);
        if (calls.isEmpty()) {
            throw new ToolaceException(ErrorId.CONFIG, "parsed calls must not be empty; that is no call");
        }
    }
}

package dev.toolace.format;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import java.util.List;
import java.util.Objects;

/**
 * The text is calls. They are well-formed, not yet checked against any schema.
 *
 * @param calls at least one; copied
 * @param content the text around the calls, as it stands; empty if there is none but white space
 * @param reasoning the text of the model's thinking; empty if there is none
 * @param repairs what had to be mended, in the order of the text; empty if the text was exact; copied
 */
public record ParsedCalls(List<Call> calls, String content, String reasoning, List<Repair> repairs)
        implements ParseResult {

    /** Copies the lists. */
    public ParsedCalls {
        calls = List.copyOf(calls);
        repairs = List.copyOf(repairs);
        Objects.requireNonNull(content);
        Objects.requireNonNull(reasoning);
        if (calls.isEmpty()) {
            throw new ToolaceException(ErrorId.CONFIG, "parsed calls must not be empty; that is no call");
        }
    }

    /**
     * Calls with nothing around them.
     *
     * @param calls at least one; copied
     */
    public ParsedCalls(List<Call> calls) {
        this(calls, "", "", List.of());
    }
}

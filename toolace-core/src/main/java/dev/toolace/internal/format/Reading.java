package dev.toolace.internal.format;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.format.NoCallText;
import dev.toolace.format.ParseFailure;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.format.Repair;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One text, and what a grammar has found in it so far. Used by one thread. */
public final class Reading {

    private final String text;
    private final ToolSet tools;
    private final Limits limits;
    private final List<Call> calls = new ArrayList<>();
    private final List<int[]> spans = new ArrayList<>();
    private final List<Repair> repairs = new ArrayList<>();
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private @Nullable String problem;
    private int problemAt;

    /**
     * Nothing found yet.
     *
     * @param text what the model wrote
     * @param tools on offer
     * @param limits bounds on depth and the number of calls
     */
    public Reading(String text, ToolSet tools, Limits limits) {
        this.text = text;
        this.tools = tools;
        this.limits = limits;
    }

    /**
     * What the model wrote.
     *
     * @return the whole text
     */
    public String text() {
        return text;
    }

    /**
     * The tools on offer.
     *
     * @return the set
     */
    public ToolSet tools() {
        return tools;
    }

    /**
     * The bounds to obey.
     *
     * @return limits
     */
    public Limits limits() {
        return limits;
    }

    /**
     * The number of calls found so far.
     *
     * @return at least 0
     */
    public int count() {
        return calls.size();
    }

    /**
     * Text that is neither call nor thinking.
     *
     * @param from its first character
     * @param to the index after its last
     */
    public void content(int from, int to) {
        content.append(text, from, to);
    }

    /**
     * Content that does not stand in the text as it is.
     *
     * @param words the content
     */
    public void content(String words) {
        content.append(words);
    }

    /**
     * Thinking.
     *
     * @param from its first character
     * @param to the index after its last
     */
    public void reasoning(int from, int to) {
        reasoning.append(text, from, to);
    }

    /**
     * A call.
     *
     * @param call the call
     * @param from the first character of its syntax
     * @param to the index after the last
     */
    public void call(Call call, int from, int to) {
        if (calls.size() >= limits.maxCalls()) {
            throw new JsonSyntaxError("more than " + limits.maxCalls() + " calls", from, true);
        }
        calls.add(call);
        spans.add(new int[] {from, to});
    }

    /**
     * A departure that was mended.
     *
     * @param kind what it was
     * @param offset where it was
     */
    public void repair(RepairKind kind, int offset) {
        repairs.add(new Repair(kind, offset));
    }

    /**
     * Something that started like a call and is none. The first such problem is kept.
     *
     * @param reason what is wrong
     * @param offset where
     */
    public void fail(String reason, int offset) {
        if (problem == null) {
            problem = reason;
            problemAt = offset;
        }
    }

    /**
     * Something that started like a call and is none.
     *
     * @param error what is wrong, and where
     */
    public void fail(JsonSyntaxError error) {
        fail(error.reason(), error.offset());
    }

    /** Whether a character lies inside the syntax of a call that was found. */
    boolean insideCall(int index) {
        return spans.stream().anyMatch(span -> span[0] <= index && index < span[1]);
    }

    /** The result; a problem beside calls that were read is a call dropped. */
    ParseResult result() {
        String words = content.toString();
        String around = words.isBlank() ? "" : words;
        String thinking = reasoning.toString().strip();
        if (!calls.isEmpty()) {
            if (problem != null) {
                repairs.add(new Repair(RepairKind.DROPPED_CALL, problemAt));
            }
            return new ParsedCalls(calls, around, thinking, repairs);
        }
        return problem == null
                ? new NoCallText(around, thinking)
                : new ParseFailure(problem, Math.min(problemAt, text.length()), around, thinking);
    }
}

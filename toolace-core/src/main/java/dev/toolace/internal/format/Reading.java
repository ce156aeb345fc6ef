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
import dev.toolace.internal.json.repair.Repaired;
import dev.toolace.json.JsonObject;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One text, and what a grammar has found in it so far. Used by one thread. */
public final class Reading {

    /** What the parts of one text have found together. */
    private static final class Found {

        private final List<Call> calls = new ArrayList<>();
        private final List<int[]> spans = new ArrayList<>();
        private final List<Repair> repairs = new ArrayList<>();
        private final Pieces content = new Pieces();
        private final Pieces reasoning = new Pieces();
        private @Nullable String problem;
        private int problemAt;
        private boolean overLimit;
    }

    private final String text;
    private final int base;
    private final ToolSet tools;
    private final Limits limits;
    private final Found found;
    private final MendingReader objects;

    /** A JSON object at a place of the text, and the index after it. */
    public record Located(JsonObject value, int end) {}

    /**
     * Nothing found yet.
     *
     * @param text what the model wrote
     * @param tools on offer
     * @param limits bounds on depth and the number of calls
     */
    public Reading(String text, ToolSet tools, Limits limits) {
        this(text, 0, tools, limits, new Found());
    }

    private Reading(String text, int base, ToolSet tools, Limits limits, Found found) {
        this.text = text;
        this.base = base;
        this.tools = tools;
        this.limits = limits;
        this.found = found;
        this.objects = new MendingReader(text, limits);
    }

    /**
     * A part of the text as a text of its own. What is found in it is found in the whole.
     *
     * @param from its first character
     * @param to the index after its last
     * @return a reading of the part, whose indexes start at 0
     */
    public Reading part(int from, int to) {
        return new Reading(text.substring(from, to), base + from, tools, limits, found);
    }

    /**
     * Another text in place of this one. What is found in it is found here.
     *
     * @param other the text
     * @return a reading of it
     */
    public Reading over(String other) {
        return new Reading(other, 0, tools, limits, found);
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
        return found.calls.size();
    }

    /**
     * Text that is neither call nor thinking.
     *
     * @param from its first character
     * @param to the index after its last
     */
    public void content(int from, int to) {
        found.content.add(text.substring(from, to));
    }

    /**
     * Content that does not stand in the text as it is.
     *
     * @param words the content
     */
    public void content(String words) {
        found.content.add(words);
    }

    /**
     * Thinking.
     *
     * @param from its first character
     * @param to the index after its last
     */
    public void reasoning(int from, int to) {
        found.reasoning.add(text.substring(from, to));
    }

    /**
     * A call.
     *
     * @param call the call
     * @param from the first character of its syntax
     * @param to the index after the last
     */
    public void call(Call call, int from, int to) {
        if (found.calls.size() >= limits.maxCalls()) {
            throw new TooManyCalls(limits.maxCalls(), base + from);
        }
        found.calls.add(call);
        found.spans.add(new int[] {base + from, base + to});
    }

    /**
     * A departure that was mended.
     *
     * @param kind what it was
     * @param offset where it was
     */
    public void repair(RepairKind kind, int offset) {
        found.repairs.add(new Repair(kind, base + offset));
    }

    /**
     * Reads a JSON object, with repairs on record where it needs any.
     *
     * @param offset where it starts; white space may come first
     * @param depth how many containers enclose it
     * @return the object
     * @throws JsonSyntaxError where there is none that can be read without guessing
     */
    public Located object(int offset, int depth) {
        return object(offset, depth, true);
    }

    /**
     * Reads a JSON object that may be none.
     *
     * @param offset where it starts; white space may come first
     * @param depth how many containers enclose it
     * @param mend whether repairs are allowed
     * @return the object
     * @throws JsonSyntaxError where there is none that can be read without guessing
     */
    public Located object(int offset, int depth, boolean mend) {
        Repaired read = objects.object(Text.skipSpace(text, offset), depth, mend);
        if (!(read.value() instanceof JsonObject object)) {
            throw new JsonSyntaxError("expected an object", offset, false);
        }
        read.repairs().forEach(one -> repair(one.kind(), one.offset()));
        return new Located(object, read.end());
    }

    /**
     * Something that started like a call and is none. The first such problem is kept.
     *
     * @param reason what is wrong
     * @param offset where
     */
    public void fail(String reason, int offset) {
        if (found.problem == null) {
            found.problem = reason;
            found.problemAt = base + offset;
        }
    }

    /**
     * Something that started like a call and is none.
     *
     * @param error what is wrong, and where
     */
    public void fail(JsonSyntaxError error) {
        if (error.limit() && !found.overLimit) {
            // Beyond a limit nothing that was read before counts.
            found.overLimit = true;
            found.problem = null;
        }
        fail(error.reason(), error.offset());
    }

    /** Nothing of the text counts: it is content as it stands. */
    void reject(TooManyCalls error, int from) {
        found.overLimit = true;
        found.problem = error.reason();
        found.problemAt = error.offset();
        found.content.set(text.substring(from));
    }

    /**
     * Changes the content that was found so far.
     *
     * @param change leaves out what is none in this format
     */
    void mapContent(UnaryOperator<String> change) {
        found.content.set(change.apply(found.content.toString()));
    }

    /** Whether a character lies inside the syntax of a call that was found. */
    boolean insideCall(int index) {
        return found.spans.stream().anyMatch(span -> span[0] <= index && index < span[1]);
    }

    /** The result; a problem beside calls that were read is a call dropped. */
    ParseResult result() {
        String words = found.content.toString();
        String around = words.isBlank() ? "" : words;
        String thinking = found.reasoning.toString().strip();
        String problem = found.problem;
        if (!found.calls.isEmpty() && !found.overLimit) {
            if (problem != null) {
                found.repairs.add(new Repair(RepairKind.DROPPED_CALL, found.problemAt));
            }
            return new ParsedCalls(found.calls, around, thinking, found.repairs);
        }
        return problem == null
                ? new NoCallText(around, thinking)
                : new ParseFailure(problem, Math.min(found.problemAt, text.length()), around, thinking);
    }
}

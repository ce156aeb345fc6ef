package dev.toolace.internal.json.repair;

import dev.toolace.Limits;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as language models write it. Strict reading comes first: what it accepts has no repairs and the same
 * value. Everything else is read once more, and what had to be repaired is on record, as {@link RepairKind} lists it.
 * Time grows linearly with the text, the stack with {@link Limits#maxDepth()} only. A text
 * that needs more than 10,000 repairs is an error.
 *
 * <p>Where a reading would be a guess, there is an error. Among these:
 * <ul>
 * <li>a member that was given twice with different values (with equal ones, the second is left out);
 * <li>a name with neither a colon nor anything that starts a value behind it, an empty name without quotes, a value
 *     that is only a sign or a point, an escape with other than four hexadecimal digits, control characters in a string
 *     other than line breaks, tabs, backspace and form feed;
 * <li>text after the value, values on one line without a comma between them, text without quotes that runs into a
 *     bracket, or has parentheses or double quotes without a partner;
 * <li>a string without an end quote, unless a member's name, another element or the end of the text follows; also then
 *     if commas, brackets or quotes leave a choice where it ended; quotes inside of a string without their partners;
 * <li>tuples, sets, {@code key=value} and a value in the midst of prose: finding the value is the caller's work;
 * <li>with {@link Unclosed#REFUSE}, everything that the end of the text might have cut off: open strings and brackets,
 *     a comma at the end, and text or numbers that touch the end (unless the whole text is strict JSON).
 * </ul>
 *
 * <p>Numbers with leading zeros, several points, digit separators and the like become strings of just these characters.
 * An escape that JSON does not know keeps its backslash, as in a regular expression or a path. Used by one thread.
 */
public final class RepairingReader {

    private final String text;
    private final Limits limits;
    private final Unclosed unclosed;
    private @Nullable Source source;

    /**
     * A reader of one text.
     *
     * @param text what to read
     * @param limits bounds on length and depth
     * @param unclosed whether what the end of the text cuts off may be closed
     */
    public RepairingReader(String text, Limits limits, Unclosed unclosed) {
        this.text = text;
        this.limits = limits;
        this.unclosed = unclosed;
    }

    /**
     * Reads a whole text as one value.
     *
     * @return the value; its end is the end of the text
     * @throws JsonSyntaxError if the text cannot be read without guessing, or exceeds a limit
     */
    public Repaired readAll() {
        checkLength();
        JsonReader strict = new JsonReader(text, limits);
        try {
            JsonValue value = strict.readValue(0);
            strict.expectEnd();
            return new Repaired(value, text.length(), List.of());
        } catch (JsonSyntaxError e) {
            rethrowLimit(e);
        }
        Cursor cursor = new Cursor(source(), 0, unclosed, false);
        JsonValue value = new Document(cursor, limits.maxDepth()).read();
        return new Repaired(value, text.length(), cursor.repairs());
    }

    /**
     * Reads one value, after white space and comments. Text without quotes is no value here, because nothing tells
     * where it ends.
     *
     * @param offset where to start, 0 to the text's length
     * @param depth how many containers enclose the value
     * @return the value, and the index after it
     * @throws JsonSyntaxError if there is no value that can be read without guessing, or it exceeds a limit
     */
    public Repaired read(int offset, int depth) {
        checkLength();
        JsonReader strict = new JsonReader(text, offset, limits);
        try {
            JsonValue value = strict.readValue(depth);
            if (isWhole(value, strict.position())) {
                return new Repaired(value, strict.position(), List.of());
            }
        } catch (JsonSyntaxError e) {
            rethrowLimit(e);
        }
        Cursor cursor = new Cursor(source(), offset, unclosed, true);
        JsonValue value = new ValueReader(cursor, limits.maxDepth()).read(Slot.SINGLE, depth);
        return new Repaired(value, cursor.position(), cursor.repairs());
    }

    /** Literals and numbers have no end of their own: {@code 1.2.3} starts with a number, but is none. */
    private boolean isWhole(JsonValue value, int end) {
        boolean endsItself = value instanceof JsonString || text.charAt(end - 1) == '}' || text.charAt(end - 1) == ']';
        if (endsItself || end == text.length()) {
            return true;
        }
        char c = text.charAt(end);
        return !Chars.isNamePart(c) && (c != '+' || !(value instanceof JsonNumber));
    }

    private void checkLength() {
        if (text.length() > limits.maxJsonChars()) {
            throw new JsonSyntaxError(
                    "text is longer than " + limits.maxJsonChars() + " characters", limits.maxJsonChars(), true);
        }
    }

    private static void rethrowLimit(JsonSyntaxError error) {
        if (error.limit()) {
            throw error;
        }
    }

    private Source source() {
        Source known = source;
        if (known == null) {
            known = new Source(text);
            source = known;
        }
        return known;
    }
}

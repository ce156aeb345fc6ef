package dev.toolace.internal.tool;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;

/**
 * A definition in the JSON around it. Immutable.
 *
 * @param json the definition
 * @param at its place
 * @param list the name of the member whose array it is an element of; empty if there is none
 */
public record Definition(JsonObject json, Pointer at, String list) {

    /** Names of the list of Gemini's declarations: as JSON has them, and as the protocol buffers are written. */
    static final String DECLARATIONS = "functionDeclarations";

    static final String DECLARATIONS_IN_PROTO = "function_declarations";

    /** What a tool without parameters takes. */
    public static final JsonObject NO_PARAMETERS =
            JsonObject.EMPTY.with("type", new JsonString("object")).with("properties", JsonObject.EMPTY);

    /**
     * The error of a malformed definition.
     *
     * @param at its place
     * @param detail what is wrong
     * @return TA-TOOL-001
     */
    public static ToolaceException malformed(Pointer at, String detail) {
        return new ToolaceException(ErrorId.TOOL_DEFINITION, place(at) + detail);
    }

    /** A place in words, as the start of a message. */
    static String place(Pointer at) {
        String pointer = at.toString();
        return "tool definition" + (pointer.isEmpty() ? "" : " at " + pointer) + ": ";
    }

    /** Whether it is in Gemini's list of declarations. */
    boolean declared() {
        return list.equals(DECLARATIONS) || list.equals(DECLARATIONS_IN_PROTO);
    }

    /** Whether it has the member. Null says no more than its absence. */
    boolean has(String member) {
        JsonValue value = json.get(member);
        return value != null && value != JsonNull.INSTANCE;
    }
}

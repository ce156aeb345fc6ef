package dev.toolace;

/**
 * A stable name of one kind of user-visible error.
 *
 * <p>The code never changes its meaning between releases; the summary is a short English line. Other modules
 * define further ids with the same scheme. Instances are immutable and safe for use by many threads.
 *
 * @param code such as {@code TA-TOOL-003}: {@code TA}, an upper-case area, three digits
 * @param summary one English line without a full stop
 */
public record ErrorId(String code, String summary) {

    /** The text is not JSON. */
    public static final ErrorId JSON_SYNTAX = new ErrorId("TA-JSON-001", "malformed JSON");

    /** The JSON is deeper, longer or has bigger numbers than the limits allow. */
    public static final ErrorId JSON_LIMIT = new ErrorId("TA-JSON-002", "JSON exceeds a limit");

    /** A Java value has no JSON counterpart. */
    public static final ErrorId JSON_VALUE = new ErrorId("TA-JSON-003", "value cannot be represented as JSON");

    /** A tool definition lacks a part or has one of the wrong kind. */
    public static final ErrorId TOOL_DEFINITION = new ErrorId("TA-TOOL-001", "malformed tool definition");

    /** A tool's name is blank, too long, or holds control characters. */
    public static final ErrorId TOOL_NAME = new ErrorId("TA-TOOL-002", "invalid tool name");

    /** A tool's parameters are not a valid JSON Schema of an object. */
    public static final ErrorId TOOL_SCHEMA = new ErrorId("TA-TOOL-003", "invalid parameter schema");

    /** A schema points outside itself. */
    public static final ErrorId TOOL_REMOTE_REFERENCE =
            new ErrorId("TA-TOOL-004", "schema refers to another document");

    /** Two tools of one set have the same name. */
    public static final ErrorId TOOL_DUPLICATE = new ErrorId("TA-TOOL-005", "duplicate tool name");

    /** A schema is too large or there are too many tools. */
    public static final ErrorId TOOL_LIMIT = new ErrorId("TA-TOOL-006", "tools exceed a limit");

    /** A local reference leads nowhere, or back to itself without end. */
    public static final ErrorId TOOL_REFERENCE = new ErrorId("TA-TOOL-007", "schema reference cannot be followed");

    /** No dialect has this name, or nothing tells the dialect of some definitions. */
    public static final ErrorId TOOL_DIALECT = new ErrorId("TA-TOOL-008", "unknown dialect of tool definitions");

    /** A query or conversation is longer than the limits allow. */
    public static final ErrorId INPUT_LIMIT = new ErrorId("TA-INPUT-001", "text exceeds a limit");

    /** A query or conversation is empty or otherwise not usable. */
    public static final ErrorId INPUT_INVALID = new ErrorId("TA-INPUT-002", "unusable conversation");

    /** A prompt does not fit into the model's context. */
    public static final ErrorId INPUT_CONTEXT =
            new ErrorId("TA-INPUT-003", "prompt does not fit into the model's context");

    /** The backend does not accept this kind of prompt. */
    public static final ErrorId INPUT_PROMPT_KIND = new ErrorId("TA-INPUT-004", "prompt kind not supported");

    /** A configuration value is out of range. */
    public static final ErrorId CONFIG = new ErrorId("TA-CONFIG-001", "invalid configuration value");

    /** A scripted backend has no reply left. */
    public static final ErrorId BACKEND_EXHAUSTED = new ErrorId("TA-BACKEND-001", "scripted backend is exhausted");

    /** An agent or backend was used after it was closed. */
    public static final ErrorId BACKEND_CLOSED = new ErrorId("TA-BACKEND-002", "already closed");

    /** A backend failed with an error of its own. */
    public static final ErrorId BACKEND_FAILED = new ErrorId("TA-BACKEND-003", "backend failed");

    /** No call format has this name. */
    public static final ErrorId FORMAT_UNKNOWN = new ErrorId("TA-FORMAT-001", "unknown call format");

    /** A registry has a format of this name already. */
    public static final ErrorId FORMAT_TAKEN = new ErrorId("TA-FORMAT-002", "call format's name is taken");

    /** Nothing in a chat template tells the format of calls, or there is no template. */
    public static final ErrorId FORMAT_UNTOLD =
            new ErrorId("TA-FORMAT-003", "chat template tells no call format");

    /** The grammar of some tools is too large. */
    public static final ErrorId GRAMMAR_LIMIT = new ErrorId("TA-GRAMMAR-001", "grammar exceeds a limit");

    /** No text satisfies a schema. */
    public static final ErrorId GRAMMAR_EMPTY = new ErrorId("TA-GRAMMAR-002", "grammar has no text");

    /** Checks the code's form. */
    public ErrorId {
        if (!wellFormed(code)) {
            throw new IllegalArgumentException("not an error code: " + code);
        }
        if (summary.isBlank()) {
            throw new IllegalArgumentException("an error id needs a summary");
        }
    }

    private static boolean wellFormed(String code) {
        int dash = code.lastIndexOf('-');
        if (!code.startsWith("TA-") || dash < 4 || code.length() - dash != 4) {
            return false;
        }
        return code.substring(3, dash).chars().allMatch(c -> c >= 'A' && c <= 'Z')
                && code.substring(dash + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}

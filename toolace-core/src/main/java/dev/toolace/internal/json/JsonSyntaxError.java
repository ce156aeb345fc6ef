package dev.toolace.internal.json;

/** A place and a reason; thrown inside parsers only, and turned into a result or public error at their edge. */
public final class JsonSyntaxError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;
    private final String reason;
    private final boolean limit;

    /**
     * Makes an error without a stack trace: it never leaves the parser.
     *
     * @param reason what is wrong, without the place
     * @param offset index of the character
     * @param limit whether a limit was exceeded, as opposed to malformed text
     */
    public JsonSyntaxError(String reason, int offset, boolean limit) {
        super(reason, null, false, false);
        this.reason = reason;
        this.offset = offset;
        this.limit = limit;
    }

    /**
     * The place.
     *
     * @return index of the character, at most the text's length
     */
    public int offset() {
        return offset;
    }

    /**
     * The reason.
     *
     * @return English, without the place
     */
    public String reason() {
        return reason;
    }

    /**
     * Whether a limit was exceeded.
     *
     * @return false for malformed text
     */
    public boolean limit() {
        return limit;
    }
}

package dev.toolace;

import org.jspecify.annotations.Nullable;

/**
 * The one exception type of toolace. Its message starts with the error's code, such as {@code TA-TOOL-003}.
 *
 * <p>Expected outcomes of a query (no call, a rejected call) are values, never exceptions. Instances are as
 * thread-safe as any {@link RuntimeException}.
 */
public final class ToolaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Transient because ids are not serializable; the message keeps the code. */
    private final transient @Nullable ErrorId errorId;

    /** The message without the code. */
    private final String detail;

    /**
     * Makes an exception without a cause.
     *
     * @param errorId what kind of error this is
     * @param detail what exactly is wrong, in English
     */
    public ToolaceException(ErrorId errorId, String detail) {
        this(errorId, detail, null);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param errorId what kind of error this is
     * @param detail what exactly is wrong, in English
     * @param cause the underlying problem, or null
     */
    public ToolaceException(ErrorId errorId, String detail, @Nullable Throwable cause) {
        super(errorId.code() + ": " + detail, cause);
        this.errorId = errorId;
        this.detail = detail;
    }

    /**
     * The kind of error.
     *
     * @return the id that the exception was made with
     */
    public ErrorId errorId() {
        ErrorId id = errorId;
        if (id == null) {
            throw new IllegalStateException("the error id does not survive serialization: " + getMessage());
        }
        return id;
    }

    /**
     * What exactly is wrong.
     *
     * @return the message without the code
     */
    public String detail() {
        return detail;
    }
}

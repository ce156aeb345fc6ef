package dev.toolace.onnx.internal.jinja;

/**
 * A template that cannot be read or rendered; the position is filled in by the innermost node that knows it. Immutable.
 */
public final class JinjaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final boolean limit;
    private final int line;
    private final int column;

    /** A problem whose place is not known yet. */
    public JinjaException(String message) {
        this(message, false, 0, 0);
    }

    /** A problem at a place; line and column count from 1. */
    public JinjaException(String message, int line, int column) {
        this(message, false, line, column);
    }

    private JinjaException(String message, boolean limit, int line, int column) {
        // Without a stack trace: it would say where the engine is, not where the template is.
        super(message, null, false, false);
        this.problem = message;
        this.limit = limit;
        this.line = line;
        this.column = column;
    }

    /** A limit that was reached. */
    public static JinjaException limit(String message) {
        return new JinjaException(message, true, 0, 0);
    }

    /** The same problem at a place, unless a place is known already. */
    public JinjaException at(int newLine, int newColumn) {
        return line > 0 ? this : new JinjaException(problem, limit, newLine, newColumn);
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** Whether a limit was reached, as opposed to a mistake of the template or of its data. */
    public boolean isLimit() {
        return limit;
    }

    /** The line, from 1, or 0 where no place is known. */
    public int line() {
        return line;
    }

    /** The column, from 1, or 0 where no place is known. */
    public int column() {
        return column;
    }
}

package dev.toolace.onnx.internal.jinja;

/** A template that cannot be read or rendered; the position is filled in by the innermost node that knows it. */
public final class JinjaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final int line;
    private final int column;

    /** A problem whose place is not known yet. */
    public JinjaException(String message) {
        this(message, 0, 0);
    }

    /** A problem at a place; line and column count from 1. */
    public JinjaException(String message, int line, int column) {
        super(message, null, false, false);
        this.problem = message;
        this.line = line;
        this.column = column;
    }

    /** The same problem at a place, unless a place is known already. */
    public JinjaException at(int newLine, int newColumn) {
        return line > 0 ? this : new JinjaException(problem, newLine, newColumn);
    }

    /** What is wrong. */
    public String problem() {
        return problem;
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

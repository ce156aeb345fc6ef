package dev.toolace.internal.grammar.regular;

/** An automaton would exceed a limit, or an expression is not regular. Never leaves the grammar's construction. */
public final class Inexpressible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Makes one without a stack trace.
     *
     * @param reason English
     */
    public Inexpressible(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return English
     */
    public String reason() {
        return reason;
    }
}

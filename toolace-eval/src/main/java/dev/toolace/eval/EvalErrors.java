package dev.toolace.eval;

import dev.toolace.ErrorId;

/** The ids of the errors that evaluation reports. */
public final class EvalErrors {

    /** A line of a set is not a case. */
    public static final ErrorId BAD_CASE = new ErrorId("TA-EVAL-001", "malformed line in a data set");

    /** A set cannot be read. */
    public static final ErrorId UNREADABLE = new ErrorId("TA-EVAL-002", "data set cannot be read");

    private EvalErrors() {}
}

package dev.toolace.eval;

import dev.toolace.ErrorId;

/** The ids of the errors that evaluation reports. */
public final class EvalErrors {

    /** A line of a set is not a case. */
    public static final ErrorId BAD_CASE = new ErrorId("TA-EVAL-001", "malformed line in a data set");

    /** A set cannot be read. */
    public static final ErrorId UNREADABLE = new ErrorId("TA-EVAL-002", "data set cannot be read");

    /** A line of predictions cannot be judged. */
    public static final ErrorId BAD_PREDICTION = new ErrorId("TA-EVAL-003", "malformed prediction");

    /** A run folder cannot be used. */
    public static final ErrorId RUN_FOLDER = new ErrorId("TA-EVAL-004", "run folder cannot be used");

    /** A scoring rule is asked for by a name that nobody has. */
    public static final ErrorId UNKNOWN_RULE = new ErrorId("TA-EVAL-005", "unknown scoring rule");

    private EvalErrors() {}
}

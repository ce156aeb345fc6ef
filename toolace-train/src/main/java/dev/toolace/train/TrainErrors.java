package dev.toolace.train;

import dev.toolace.ErrorId;

/** The ids of the errors that training reports. */
public final class TrainErrors {

    /** The data sets are not where they were looked for. */
    public static final ErrorId NO_DATA = new ErrorId("TA-TRAIN-001", "training data not found");

    /** A checkpoint cannot be continued. */
    public static final ErrorId BAD_CHECKPOINT = new ErrorId("TA-TRAIN-002", "unusable checkpoint");

    /** A line of a refinement corpus is malformed. */
    public static final ErrorId BAD_CORPUS = new ErrorId("TA-TRAIN-003", "malformed refinement corpus");

    private TrainErrors() {}
}

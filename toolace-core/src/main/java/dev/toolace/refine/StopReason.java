package dev.toolace.refine;

import java.util.Locale;

/** Why a refinement loop ended. */
public enum StopReason {
    /** Two consecutive attempts were the same. */
    UNCHANGED,
    /** The model was so sure of a valid answer that it would not change it. */
    CONFIDENT,
    /** The policy asks for one valid answer and no refinement. */
    SINGLE_PASS,
    /** An attempt was the same as one before the last. */
    CYCLE,
    /** A refinement was invalid where the call before it was not; that call was kept. */
    INVALID_REFINEMENT,
    /** All allowed refinements were made. */
    REFINE_BUDGET,
    /** All allowed corrections were made and the answer is still invalid. */
    CORRECT_BUDGET,
    /** All allowed tokens were used. */
    TOKEN_BUDGET,
    /** The allowed time is over. */
    TIME_BUDGET,
    /** All allowed rounds were made. */
    ROUND_BUDGET,
    /** The host cancelled. */
    CANCELLED,
    /** An answer was cut off by the limit on its tokens. */
    CUT_OFF,
    /** The conversation with the last attempt no longer fitted into the model's context. */
    CONTEXT_LENGTH;

    /**
     * The name in JSON.
     *
     * @return lower case, such as {@code refine_budget}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

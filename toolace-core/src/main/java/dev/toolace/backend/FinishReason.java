package dev.toolace.backend;

import java.util.Locale;

/** Why a completion ended. */
public enum FinishReason {
    /** The model ended it, or a stop text appeared. */
    STOP,
    /** The allowed number of tokens was used up: the text is cut off. */
    LENGTH,
    /** The request was cancelled: the text is cut off. */
    CANCELLED;

    /**
     * The name in JSON.
     *
     * @return lower case, such as {@code stop}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

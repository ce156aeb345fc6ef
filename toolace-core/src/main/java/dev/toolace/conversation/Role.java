package dev.toolace.conversation;

import java.util.Locale;

/** Who speaks in a message. */
public enum Role {
    /** Instructions that frame the conversation. */
    SYSTEM,
    /** The person or program that asks. */
    USER,
    /** The model. */
    ASSISTANT,
    /** The result of a call. */
    TOOL;

    /**
     * The name that chat templates use.
     *
     * @return lower case, such as {@code user}
     */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

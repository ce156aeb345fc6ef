package dev.toolace.conversation;

import java.util.Objects;

/**
 * One message of a conversation. Immutable and safe for use by many threads.
 *
 * @param role who speaks
 * @param content what is said; may be empty
 */
public record Message(Role role, String content) {

    /** Refuses nulls. */
    public Message {
        Objects.requireNonNull(role);
        Objects.requireNonNull(content);
    }

    /**
     * A message of the system.
     *
     * @param content the text
     * @return the message
     */
    public static Message system(String content) {
        return new Message(Role.SYSTEM, content);
    }

    /**
     * A message of the user.
     *
     * @param content the text
     * @return the message
     */
    public static Message user(String content) {
        return new Message(Role.USER, content);
    }

    /**
     * A message of the model.
     *
     * @param content the text
     * @return the message
     */
    public static Message assistant(String content) {
        return new Message(Role.ASSISTANT, content);
    }

    /**
     * The result of a call.
     *
     * @param content the text
     * @return the message
     */
    public static Message tool(String content) {
        return new Message(Role.TOOL, content);
    }
}

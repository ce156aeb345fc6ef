package dev.toolace.conversation;

import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Messages in order, and the tools on offer. Immutable and safe for use by many threads.
 *
 * @param messages what was said so far; copied
 * @param tools what the model may call
 */
public record Conversation(List<Message> messages, ToolSet tools) {

    /** Copies the messages. */
    public Conversation {
        messages = List.copyOf(messages);
        Objects.requireNonNull(tools);
    }

    /**
     * A conversation that consists of one question.
     *
     * @param query the user's words
     * @param tools what the model may call
     * @return the conversation
     * @throws dev.toolace.ToolaceException TA-TOOL-005 or TA-TOOL-006, see {@link ToolSet#of(List)}
     */
    public static Conversation of(String query, List<Tool> tools) {
        return new Conversation(List.of(Message.user(query)), ToolSet.of(tools));
    }

    /**
     * This conversation, continued.
     *
     * @param more messages to add at the end
     * @return a new conversation with the same tools
     */
    public Conversation and(Message... more) {
        List<Message> all = new ArrayList<>(messages);
        all.addAll(List.of(more));
        return new Conversation(all, tools);
    }
}

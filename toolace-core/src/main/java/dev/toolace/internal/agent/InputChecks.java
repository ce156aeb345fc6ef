package dev.toolace.internal.agent;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.internal.schema.ToolChecks;
import java.util.List;

/** What a conversation must satisfy before a model sees it. Stateless. */
final class InputChecks {

    private InputChecks() {}

    static void check(Conversation conversation, Limits limits) {
        List<Message> messages = conversation.messages();
        if (messages.isEmpty()) {
            throw new ToolaceException(ErrorId.INPUT_INVALID, "a conversation needs at least one message");
        }
        Message last = messages.get(messages.size() - 1);
        if (last.role() != Role.USER && last.role() != Role.TOOL) {
            throw new ToolaceException(ErrorId.INPUT_INVALID,
                    "the last message must be the user's or a tool's, is the " + last.role().code() + "'s");
        }
        if (last.role() == Role.USER && last.content().isBlank()) {
            throw new ToolaceException(ErrorId.INPUT_INVALID, "the user's message is blank");
        }
        long chars = messages.stream().mapToLong(message -> message.content().length()).sum();
        if (chars > limits.maxTextChars()) {
            throw new ToolaceException(ErrorId.INPUT_LIMIT,
                    "the conversation has " + chars + " characters, at most " + limits.maxTextChars() + " are allowed");
        }
        int tools = conversation.tools().tools().size();
        if (tools > limits.maxTools()) {
            throw new ToolaceException(ErrorId.TOOL_LIMIT,
                    tools + " tools were offered, at most " + limits.maxTools() + " are allowed");
        }
        if (!limits.equals(Limits.DEFAULT)) {
            // Tools are within the default limits by construction.
            conversation.tools().tools().forEach(tool -> ToolChecks.checkSize(tool.parameters(), limits));
        }
    }
}

package dev.toolace.internal.agent;

import dev.toolace.Attempt;
import dev.toolace.backend.Prompt;
import dev.toolace.conversation.Conversation;
import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.format.CallFormat;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the messages of each round. Only the attempt in question is fed back, so that prompts do not grow from
 * round to round and share the conversation as their prefix. Stateless.
 *
 * @param format instructions and rendering
 * @param backendRendersTools whether the backend shows the tools to the model
 * @param systemPrompt the host's own instructions; empty for none
 */
record PromptWriter(CallFormat format, boolean backendRendersTools, String systemPrompt) {

    /** An answer that could not be read is fed back up to here: its beginning shows the mistake as a rule. */
    private static final int MAX_RAW = 2000;

    Prompt first(Conversation conversation) {
        return prompt(conversation, List.of());
    }

    Prompt refine(Conversation conversation, Attempt attempt) {
        return prompt(conversation,
                List.of(Message.assistant(feedback(attempt)), Message.user(format.refineInstruction())));
    }

    Prompt correct(Conversation conversation, Attempt attempt) {
        String failure = attempt.failure();
        List<ValidationError> errors = failure == null
                ? attempt.errors()
                : List.of(new ValidationError("", -1, "", "syntax", failure));
        return prompt(conversation,
                List.of(Message.assistant(feedback(attempt)), Message.user(format.correctInstruction(errors))));
    }

    private String feedback(Attempt attempt) {
        if (!attempt.calls().isEmpty()) {
            return format.render(attempt.calls());
        }
        String text = attempt.text().strip();
        if (text.isEmpty()) {
            return format.render(List.of());
        }
        if (text.length() <= MAX_RAW) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_RAW - 1)) ? MAX_RAW - 1 : MAX_RAW);
    }

    private Prompt prompt(Conversation conversation, List<Message> more) {
        List<Message> messages = new ArrayList<>();
        List<String> system = new ArrayList<>();
        if (!backendRendersTools) {
            system.add(format.systemPrompt(conversation.tools().tools()));
        }
        if (!systemPrompt.isBlank()) {
            system.add(systemPrompt);
        }
        List<Message> said = conversation.messages();
        // Templates expect at most one system message, at the start.
        if (!system.isEmpty() && said.get(0).role() == Role.SYSTEM) {
            system.add(said.get(0).content());
            said = said.subList(1, said.size());
        }
        if (!system.isEmpty()) {
            messages.add(Message.system(String.join("\n\n", system)));
        }
        messages.addAll(said);
        messages.addAll(more);
        return new Prompt.Chat(messages, backendRendersTools ? conversation.tools().tools() : List.of());
    }
}

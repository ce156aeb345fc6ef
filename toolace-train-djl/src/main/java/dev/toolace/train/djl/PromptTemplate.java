package dev.toolace.train.djl;

import dev.toolace.conversation.Message;
import dev.toolace.onnx.template.ChatTemplate;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Renders conversations with the model's own chat template, so that training and inference see the same text.
 * Thread-safe.
 */
final class PromptTemplate {

    private final ChatTemplate template;

    PromptTemplate(String source) {
        this.template = ChatTemplate.parse(source);
    }

    /** The text of a conversation with its tools, without a generation prompt. */
    String render(List<Message> messages, List<Tool> tools) {
        List<Object> turns = new ArrayList<>();
        for (Message message : messages) {
            turns.add(Map.of("role", message.role().name().toLowerCase(Locale.ROOT), "content", message.content()));
        }
        List<Object> offered = new ArrayList<>();
        for (Tool tool : tools) {
            offered.add(tool.toJson().toJava());
        }
        return template.render(Map.of("messages", turns, "tools", offered, "add_generation_prompt", false));
    }
}

package dev.toolace.onnx.internal.decode;

import dev.toolace.ToolaceException;
import dev.toolace.backend.Prompt;
import dev.toolace.conversation.Message;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.template.ChatTemplate;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation as the text that the model's chat template makes of it. */
public final class ChatPrompt {
    private ChatPrompt() { }

    /** Renders a conversation, up to where the assistant's answer begins. */
    public static String render(ModelFolder folder, Prompt.Chat chat) {
        ChatTemplate template = folder.template();
        if (template == null) {
            throw new ToolaceException(OnnxErrors.FILE_MISSING,
                    "no chat template in model folder " + folder.folder() + ": chat prompts need one");
        }
        List<Map<String, String>> messages = new ArrayList<>();
        for (Message message : chat.messages()) {
            messages.add(Map.of("role", message.role().code(), "content", message.content()));
        }
        Map<String, @Nullable Object> context = new HashMap<>(folder.specialTokens());
        context.put("messages", messages);
        context.put("tools", chat.tools().isEmpty() ? null : chat.tools().stream().map(Tool::toJson).toList());
        context.put("add_generation_prompt", true);
        return template.render(context);
    }
}

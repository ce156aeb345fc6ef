package dev.toolace.fuzz;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.template.ChatTemplate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Templates that are known, rendered with any context. */
public final class TemplateContextTarget {

    private static final List<ChatTemplate> TEMPLATES =
            TemplateInputs.SOURCES.stream().map(TemplateInputs::parse).toList();

    private TemplateContextTarget() {}

    /**
     * Renders one input.
     *
     * @param data a byte that chooses the template, then a JSON object; a text that is none is the content of a message
     */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        TemplateInputs.check(TEMPLATES.get((data[0] & 0xff) % TEMPLATES.size()), context(new String(data, 1, data.length - 1, StandardCharsets.UTF_8)));
    }

    private static JsonObject context(String text) {
        try {
            if (JsonValue.parse(text) instanceof JsonObject context) {
                return context;
            }
        } catch (ToolaceException e) {
            // Fuzzers seldom keep JSON whole.
        }
        JsonValue said = JsonValue.of(Map.of("role", "user", "content", text));
        return TemplateInputs.CONTEXT.with("messages", JsonValue.of(List.of(said)));
    }
}

package dev.toolace.onnx;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.decode.ModelFolder;
import dev.toolace.onnx.internal.tokenizer.Tokenizer;
import dev.toolace.onnx.template.ChatTemplate;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The chat template and the tokenizer of a model folder, without the model: what other runtimes make of a conversation
 * before they generate. For holding prompts against theirs. The ONNX file is not read.
 *
 * <p>Safe for use by many threads.
 */
public final class PromptTokenizer implements AutoCloseable {
    private final ChatTemplate template;
    private final Map<String, String> specialTokens;
    private final Tokenizer tokenizer;

    private PromptTokenizer(ChatTemplate template, Map<String, String> specialTokens, Tokenizer tokenizer) {
        this.template = template;
        this.specialTokens = specialTokens;
        this.tokenizer = tokenizer;
    }

    /**
     * Opens a model folder.
     *
     * @param folder the model folder
     * @return the template and tokenizer; close them after use
     * @throws ToolaceException TA-MODEL-001 to 003, 006 or 010 if a file is missing or broken, TA-TEMPLATE-001 if the
     *                          chat template is malformed
     */
    public static PromptTokenizer open(Path folder) {
        return open(folder, Clock.systemDefaultZone());
    }

    /**
     * Opens a model folder.
     *
     * @param folder the model folder
     * @param clock  what the template's {@code strftime_now} tells
     * @return the template and tokenizer; close them after use
     * @throws ToolaceException as for {@link #open(Path)}
     */
    public static PromptTokenizer open(Path folder, Clock clock) {
        ModelFolder files = ModelFolder.read(folder);
        ChatTemplate template = files.template();
        if (template == null) {
            throw new ToolaceException(OnnxErrors.FILE_MISSING,
                    "no chat template in model folder " + folder + ": prompts need one");
        }
        Tokenizer tokenizer = Tokenizer.open(files.tokenizerFile(), files.specialTokens());
        return new PromptTokenizer(template.withClock(clock), tokenizer.variables(), tokenizer);
    }

    /**
     * Renders a conversation as Hugging Face's {@code apply_chat_template} does.
     *
     * @param context the template's variables: {@code messages}, {@code tools}, {@code add_generation_prompt} and
     *                others; the model's special tokens are there already, and so is what Hugging Face always defines
     * @return the prompt
     * @throws ToolaceException TA-TEMPLATE-002 or TA-TEMPLATE-003 if the template fails or refuses the conversation
     */
    public String render(JsonObject context) {
        Map<String, JsonValue> variables = new LinkedHashMap<>();
        variables.put("tools", JsonNull.INSTANCE);
        variables.put("documents", JsonNull.INSTANCE);
        variables.put("add_generation_prompt", JsonBoolean.FALSE);
        specialTokens.forEach((name, text) -> variables.put(name, new JsonString(text)));
        variables.putAll(context.members());
        return template.render(variables);
    }

    /**
     * The tokens of a text as Hugging Face's tokenizers make them; none is added. Unlike {@link OnnxBackend#encode},
     * which knows what came from a user, this takes a spelled control token for the token, wherever it stands.
     *
     * @param text the text
     * @return token numbers
     * @throws ToolaceException TA-MODEL-007 after {@link #close()}
     */
    public int[] encode(String text) {
        return tokenizer.encode(text);
    }

    /** Frees the tokenizer's memory. Idempotent. */
    @Override
    public void close() {
        tokenizer.close();
    }
}

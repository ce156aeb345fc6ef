package dev.toolace.onnx.template;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.conversation.Message;
import dev.toolace.json.JsonObject;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.Program;
import dev.toolace.tool.Tool;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chat template: a Jinja text that writes a conversation the way a model was trained to read it.
 *
 * <p>White space is handled as Hugging Face does it ({@code trim_blocks}, {@code lstrip_blocks}). Understood: {@code if},
 * {@code for}, {@code set}, {@code macro}, {@code break}, {@code continue}, {@code raw}, comments, the usual operators,
 * filters and tests, {@code namespace}, {@code range}, {@code strftime_now} and {@code raise_exception}. Texts of a context are only ever data: Jinja found
 * inside of them is not executed. Rendering is bounded in steps, nesting and length.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ChatTemplate {
    private final String source;

    private final Program program;

    private final Clock clock;

    private ChatTemplate(String source, Program program, Clock clock) {
        this.source = source;
        this.program = program;
        this.clock = clock;
    }

    /**
     * Reads a template.
     *
     * @param source the Jinja text
     * @return the template
     * @throws ToolaceException TA-TEMPLATE-001 with line and column if the text is malformed or uses what is not understood
     */
    public static ChatTemplate parse(String source) {
        try {
            return new ChatTemplate(source, Program.parse(source), Clock.systemDefaultZone());
        } catch (JinjaException e) {
            throw error(OnnxErrors.TEMPLATE_SYNTAX, e);
        } catch (StackOverflowError e) {
            throw new ToolaceException(OnnxErrors.TEMPLATE_SYNTAX, "chat template: it is nested too deeply");
        }
    }

    /**
     * What the template was read from.
     *
     * @return the Jinja text
     */
    public String source() {
        return source;
    }

    /**
     * The same template with another clock for {@code strftime_now}.
     *
     * @param value the clock, which also says the time zone
     * @return a new template
     */
    public ChatTemplate withClock(Clock value) {
        return new ChatTemplate(source, program, value);
    }

    /**
     * Renders the template.
     *
     * @param context variables by name: strings, numbers, booleans, null, lists, maps and JSON values, nested at will
     * @return the text
     * @throws ToolaceException TA-TEMPLATE-002 with line and column if the template fails or refuses the conversation
     */
    public String render(Map<String, ? extends @Nullable Object> context) {
        try {
            return program.run(context, clock);
        } catch (JinjaException e) {
            throw error(OnnxErrors.TEMPLATE_RENDER, e);
        } catch (StackOverflowError e) {
            // Chains of thousands of operators pass the parser's limits.
            throw new ToolaceException(OnnxErrors.TEMPLATE_RENDER, "chat template: it is nested too deeply");
        }
    }

    /**
     * Renders a conversation with the variables that Hugging Face gives to every chat template.
     *
     * @param messages in order
     * @param tools the tools on offer; {@code none} in the template where there is no tool
     * @param answerFollows whether the text ends where the assistant's answer begins
     * @param variables further ones, such as {@code bos_token}
     * @return the text
     * @throws ToolaceException TA-TEMPLATE-002 as for {@link #render(Map)}
     */
    public String render(List<Message> messages, List<Tool> tools, boolean answerFollows, Map<String, String> variables) {
        Map<String, @Nullable Object> context = new HashMap<>(variables);
        context.put("messages", messages.stream()
                .map(message -> Map.of("role", message.role().code(), "content", message.content()))
                .toList());
        context.put("tools", tools.isEmpty() ? null : tools.stream().map(Tool::toJson).toList());
        context.put("add_generation_prompt", answerFollows);
        return render(context);
    }

    /**
     * Renders the template with variables from a JSON object.
     *
     * @param context the variables
     * @return the text
     * @throws ToolaceException TA-TEMPLATE-002 as for {@link #render(Map)}
     */
    public String render(JsonObject context) {
        return render(context.members());
    }

    private static ToolaceException error(ErrorId id, JinjaException e) {
        String place = e.line() > 0 ? " at line " + e.line() + ", column " + e.column() : "";
        return new ToolaceException(id, "chat template" + place + ": " + e.problem(), e);
    }
}

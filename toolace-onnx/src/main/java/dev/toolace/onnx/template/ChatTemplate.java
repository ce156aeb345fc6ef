package dev.toolace.onnx.template;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.conversation.Message;
import dev.toolace.conversation.Role;
import dev.toolace.json.JsonObject;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.RenderLimits;
import dev.toolace.onnx.internal.jinja.parse.Parser;
import dev.toolace.onnx.internal.jinja.run.Template;
import dev.toolace.onnx.internal.json.JsonTexts;
import dev.toolace.tool.Tool;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A chat template: a Jinja text that writes a conversation the way a model was trained to read it.
 *
 * <p>Templates are rendered as Hugging Face does it: white space ({@code trim_blocks}, {@code lstrip_blocks}), the
 * statements, filters, tests and functions of Jinja 3.1 together with loop controls, {@code generation}, {@code tojson},
 * {@code raise_exception} and {@code strftime_now}, Python's printing of values, and a sandbox whose lists and dicts
 * cannot be changed. Imports, includes, inheritance and automatic escaping are missing. Texts of a context are only ever
 * data: Jinja found inside of them is not executed.
 * Rendering is bounded by {@link TemplateLimits}.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class ChatTemplate {
    private final String source;

    private final Template template;

    private final Clock clock;

    private final TemplateLimits limits;

    private ChatTemplate(String source, Template template, Clock clock, TemplateLimits limits) {
        this.source = source;
        this.template = template;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Reads a template.
     *
     * @param source the Jinja text
     * @return the template
     * @throws ToolaceException TA-TEMPLATE-001 with line and column if the text is malformed or uses what is not
     * understood
     */
    public static ChatTemplate parse(String source) {
        try {
            return new ChatTemplate(source, Parser.parse(source), Clock.systemDefaultZone(), TemplateLimits.DEFAULT);
        } catch (JinjaException e) {
            throw error(OnnxErrors.TEMPLATE_SYNTAX, e);
        } catch (StackOverflowError e) {
            // The parser's own limit is for threads with a stack of the usual size.
            throw new ToolaceException(OnnxErrors.TEMPLATE_SYNTAX,
                    "chat template: it is nested too deeply for this thread's stack");
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
        return new ChatTemplate(source, template, value, limits);
    }

    /**
     * The same template with other limits.
     *
     * @param value the limits of each rendering
     * @return a new template
     */
    public ChatTemplate withLimits(TemplateLimits value) {
        return new ChatTemplate(source, template, clock, value);
    }

    /**
     * Renders the template.
     *
     * @param context variables by name: strings, numbers, booleans, null, lists, maps and JSON values, nested at will;
     *     not to be modified meanwhile
     * @return the text
     * @throws ToolaceException TA-TEMPLATE-002 with line and column if the template fails or refuses the conversation,
     *     TA-TEMPLATE-003 if it reaches a limit
     */
    public String render(Map<String, ? extends @Nullable Object> context) {
        try {
            return template.render(context, clock,
                    new RenderLimits(limits.maxSteps(), limits.maxCharacters(), limits.maxDepth()));
        } catch (JinjaException e) {
            throw error(e.isLimit() ? OnnxErrors.TEMPLATE_LIMIT : OnnxErrors.TEMPLATE_RENDER, e);
        } catch (StackOverflowError e) {
            throw new ToolaceException(OnnxErrors.TEMPLATE_LIMIT,
                    "chat template: it is nested too deeply for this thread's stack");
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
     * @throws ToolaceException TA-TEMPLATE-002 or TA-TEMPLATE-003 as for {@link #render(Map)}
     */
    public String render(List<Message> messages, List<Tool> tools, boolean answerFollows,
            Map<String, String> variables) {
        return render(messages, tools, answerFollows, variables, UnaryOperator.identity());
    }

    /**
     * Renders a conversation whose texts from outside are changed first.
     *
     * @param messages in order
     * @param tools the tools on offer; {@code none} in the template where there is no tool
     * @param answerFollows whether the text ends where the assistant's answer begins
     * @param variables further ones, such as {@code bos_token}
     * @param given applied to the content of each message of a user or a tool, and to every text in a tool's definition
     * @return the text
     * @throws ToolaceException TA-TEMPLATE-002 or TA-TEMPLATE-003 as for {@link #render(Map)}
     */
    public String render(List<Message> messages, List<Tool> tools, boolean answerFollows,
            Map<String, String> variables, UnaryOperator<String> given) {
        Map<String, @Nullable Object> context = new HashMap<>(variables);
        context.put("messages", messages.stream()
                .map(message -> Map.of("role", message.role().code(), "content", content(message, given)))
                .toList());
        context.put("tools",
                tools.isEmpty() ? null : tools.stream().map(tool -> JsonTexts.map(tool.toJson(), given)).toList());
        // Defined for every template, as in Hugging Face: templates may ask whether it is.
        context.put("documents", null);
        context.put("add_generation_prompt", answerFollows);
        return render(context);
    }

    private static String content(Message message, UnaryOperator<String> given) {
        boolean own = message.role() == Role.SYSTEM || message.role() == Role.ASSISTANT;
        return own ? message.content() : given.apply(message.content());
    }

    /**
     * Renders the template with variables from a JSON object.
     *
     * @param context the variables
     * @return the text
     * @throws ToolaceException TA-TEMPLATE-002 or TA-TEMPLATE-003 as for {@link #render(Map)}
     */
    public String render(JsonObject context) {
        return render(context.members());
    }

    private static ToolaceException error(ErrorId id, JinjaException e) {
        String place = e.line() > 0 ? " at line " + e.line() + ", column " + e.column() : "";
        return new ToolaceException(id, "chat template" + place + ": " + e.problem(), e);
    }
}

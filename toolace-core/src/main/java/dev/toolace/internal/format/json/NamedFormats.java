package dev.toolace.internal.format.json;

import dev.toolace.call.Call;
import dev.toolace.internal.format.FormatSpec;
import dev.toolace.internal.format.Reading;
import dev.toolace.internal.format.Renderer;
import dev.toolace.internal.grammar.answer.CallShape;
import dev.toolace.internal.format.Text;
import dev.toolace.tool.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats whose calls are a name and then JSON, one definition each. Stateless. */
public final class NamedFormats {

    private static final String FUNCTIONS = "functions.";

    private NamedFormats() {}

    /**
     * All of them.
     *
     * @return in the order in which they are tried on a text of unknown format
     */
    public static List<FormatSpec> all() {
        return List.of(
                new FormatSpec("mistral", List.of("mistral_v3", "mistral_v11", "magistral", "devstral"), new Mistral(),
                        new Renderer("", call -> Mistral.START + call.name() + "[ARGS]" + call.arguments().toJson(), "",
                                "", ""),
                        List.of(Mistral.START))
                        .shaped(CallShape.named(Mistral.START, "[ARGS]", "").afterWords(Mistral.START)),
                new FormatSpec("deepseek_v3", List.of("deepseek", "deepseek_r1"),
                        new NamedJson(
                                List.of("<｜tool▁call▁begin｜>function<｜tool▁sep｜>", "<｜tool▁calls｜>function<｜tool▁sep｜>"),
                                List.of("\n```json\n"),
                                List.of("```<｜tool▁call▁end｜>", "```\n<｜tool▁call▁end｜>", "```", "<｜tool▁call▁end｜>"),
                                List.of("<｜tool▁calls▁begin｜>", "<｜tool▁calls▁end｜>"), (name, out) -> name),
                        new Renderer("<｜tool▁calls▁begin｜>", call -> "<｜tool▁call▁begin｜>function<｜tool▁sep｜>" + call.name()
                                + "\n```json\n" + call.arguments().toJson() + "\n```<｜tool▁call▁end｜>", "\n",
                                "<｜tool▁calls▁end｜>", ""),
                        List.of("function<｜tool▁sep｜>"))
                        .shaped(CallShape.named("<｜tool▁call▁begin｜>function<｜tool▁sep｜>", "\n```json\n",
                                "\n```<｜tool▁call▁end｜>")
                                .within("<｜tool▁calls▁begin｜>", "\n", "<｜tool▁calls▁end｜>")
                                .afterWords("<｜tool▁call▁begin｜>", "<｜tool▁calls▁begin｜>", "<｜tool▁calls▁end｜>",
                                        "<｜tool▁calls｜>function<｜tool▁sep｜>")),
                new FormatSpec("deepseek_v31", List.of("deepseek_v3_1", "deepseek_v3.1"),
                        new NamedJson(List.of("<｜tool▁call▁begin｜>"), List.of("<｜tool▁sep｜>"),
                                List.of("<｜tool▁call▁end｜>"), List.of("<｜tool▁calls▁begin｜>", "<｜tool▁calls▁end｜>"),
                                (name, out) -> name),
                        new Renderer("<｜tool▁calls▁begin｜>", call -> "<｜tool▁call▁begin｜>" + call.name() + "<｜tool▁sep｜>"
                                + call.arguments().toJson() + "<｜tool▁call▁end｜>", "", "<｜tool▁calls▁end｜>", ""),
                        List.of("<｜tool▁call▁begin｜>"))
                        .shaped(CallShape.named("<｜tool▁call▁begin｜>", "<｜tool▁sep｜>", "<｜tool▁call▁end｜>")
                                .within("<｜tool▁calls▁begin｜>", "", "<｜tool▁calls▁end｜>")
                                .afterWords("<｜tool▁call▁begin｜>", "<｜tool▁calls▁begin｜>", "<｜tool▁calls▁end｜>")),
                new FormatSpec("kimi_k2", List.of("kimi"),
                        new NamedJson(List.of("<|tool_call_begin|>"), List.of("<|tool_call_argument_begin|>"),
                                List.of("<|tool_call_end|>"),
                                List.of("<|tool_calls_section_begin|>", "<|tool_calls_section_end|>"),
                                NamedFormats::kimiName),
                        new Renderer("<|tool_calls_section_begin|>", NamedFormats::kimi, "",
                                "<|tool_calls_section_end|>", ""),
                        List.of("<|tool_call_begin|>"))
                        .shaped(CallShape.named("<|tool_call_begin|>" + FUNCTIONS, ":0<|tool_call_argument_begin|>",
                                "<|tool_call_end|>")
                                .within("<|tool_calls_section_begin|>", "", "<|tool_calls_section_end|>")
                                .afterWords("<|tool_call_begin|>", "<|tool_calls_section_begin|>",
                                        "<|tool_calls_section_end|>")),
                new FormatSpec("mirothinker", List.of("use_mcp_tool"),
                        new NamedJson(List.of("<tool_name>"),
                                List.of("</tool_name>\n<arguments>", "</tool_name><arguments>"),
                                List.of("</arguments>"), List.of("<use_mcp_tool>", "</use_mcp_tool>"),
                                (name, out) -> name)
                                .mappingContent(words ->
                                        Text.without(words, "<server_name>", "</server_name>").strip()),
                        new Renderer("<use_mcp_tool>", NamedFormats::mcpTool, "", "\n</use_mcp_tool>", ""),
                        List.of("<use_mcp_tool>")),
                new FormatSpec("functionary", List.of("functionary_v3_1", "functionary_v3_2"), new Functionary(),
                        new Renderer("", call -> "<function=" + call.name() + ">" + call.arguments().toJson()
                                + "</function>", "", "", ""),
                        List.of("</function>")),
                new FormatSpec("gpt_oss", List.of("harmony", "openai", "gpt-oss"), new Harmony(),
                        new Renderer("", call -> "<|channel|>commentary to=functions." + call.name()
                                + " <|constrain|>json" + Harmony.MESSAGE + call.arguments().toJson() + "<|call|>",
                                "<|start|>assistant", "", ""),
                        List.of("<|channel|>", Harmony.MESSAGE)));
    }

    /** Calls do not know of servers; this is the name that the template has for tools of no known one. */
    private static String mcpTool(Call call) {
        return "\n<server_name>generic-extras</server_name>\n<tool_name>" + call.name()
                + "</tool_name>\n<arguments>\n" + call.arguments().toJson() + "\n</arguments>";
    }

    private static String kimi(Call call) {
        return "<|tool_call_begin|>" + FUNCTIONS + call.name() + ":0<|tool_call_argument_begin|>"
                + call.arguments().toJson() + "<|tool_call_end|>";
    }

    /** Takes {@code functions.f:0} apart; a counter alone means the only tool there is. */
    private static @Nullable String kimiName(String id, Reading out) {
        String name = id.startsWith(FUNCTIONS) ? id.substring(FUNCTIONS.length()) : id;
        int colon = name.lastIndexOf(':');
        if (colon > 0 && digits(name, colon + 1)) {
            return name.substring(0, colon);
        }
        List<Tool> tools = out.tools().tools();
        return digits(name, 0) && tools.size() == 1 ? tools.get(0).name() : null;
    }

    private static boolean digits(String text, int from) {
        return from < text.length() && text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }
}

package dev.toolace.internal.format.json;

import dev.toolace.internal.format.FormatSpec;
import dev.toolace.internal.format.Grammar;
import dev.toolace.internal.format.Renderer;
import dev.toolace.internal.grammar.answer.CallShape;
import java.util.List;

/** The formats whose calls are JSON, one definition each. Stateless. */
public final class JsonFormats {

    private static final String ARGUMENTS = "arguments";
    private static final String PARAMETERS = "parameters";

    /** JSON with calls anywhere in a text. */
    public static final Grammar ANYWHERE = MarkedJson.between(List.of(), List.of()).orBare();

    private JsonFormats() {}

    /**
     * All of them.
     *
     * @return in the order in which they are tried on a text of unknown format
     */
    public static List<FormatSpec> all() {
        return List.of(
                tagged("hermes", List.of("qwen", "qwen2_5", "qwen2.5", "nous"), "<tool_call>", "</tool_call>",
                        MarkedJson.between(List.of("<tool_call>", "<tool>", "<function_call>", "<tools>", "<response>"),
                                List.of("</tool_call>", "</tool>", "</function_call>", "</tools>", "</response>"))
                                .orBare(),
                        "<tool_call>", "<tool>", "<function_call>", "<tools>", "<response>", "{"),
                listed("hunyuan", List.of("hunyuan_a13b", "apriel", "jamba"), "<tool_calls>", "</tool_calls>", false),
                lined("minimax", List.of("minimax_m1"), "<tool_calls>\n", "\n</tool_calls>"),
                tagged("longcat", List.of(), "<longcat_tool_call>", "</longcat_tool_call>",
                        MarkedJson.between(List.of("<longcat_tool_call>"), List.of("</longcat_tool_call>")),
                        "<longcat_tool_call>"),
                listed("nemotron_toolcall", List.of("nemotron"), "<TOOLCALL>", "</TOOLCALL>", false),
                listed("pangu", List.of("openpangu", "lfm2_json"), "<|tool_call_start|>", "<|tool_call_end|>", true),
                new FormatSpec("internlm2", List.of("internlm"),
                        MarkedJson.between(List.of("<|action_start|><|plugin|>"), List.of("<|action_end|>")),
                        new Renderer("", call -> "<|action_start|><|plugin|>"
                                + Renderer.object("name", PARAMETERS).apply(call) + "<|action_end|>", "", "", ""),
                        List.of("<|action_start|><|plugin|>"))
                        .shaped(CallShape.objects("<|action_start|><|plugin|>", "name", PARAMETERS, "<|action_end|>")
                                .afterWords("<|action_start|><|plugin|>")),
                new FormatSpec("apertus", List.of(),
                        MarkedJson.between(List.of("<|tools_prefix|>"), List.of("<|tools_suffix|>")).withNameAsKey()
                                .trimmingContent(),
                        new Renderer("<|tools_prefix|>[", Renderer::nameAsKey, ", ", "]<|tools_suffix|>", ""),
                        List.of("<|tools_prefix|>"))
                        .shaped(CallShape.named("{\"", "\": ", "}")
                                .within("<|tools_prefix|>[", ", ", "]<|tools_suffix|>")
                                .afterWords("<|tools_prefix|>")),
                prefixed("phi4_mini", List.of("phi4", "phi4_mini_json", "firefunction", "firefunction_v2"),
                        "functools"),
                new FormatSpec("granite_fc", List.of("granite_20b_fc", "granite-20b-fc"),
                        MarkedJson.between(List.of("<function_call>"), List.of()),
                        new Renderer("", call -> "<function_call> " + Renderer.object("name", ARGUMENTS).apply(call),
                                "\n", "", ""),
                        List.of("<function_call>"))
                        .shaped(CallShape.objects("<function_call> ", "name", ARGUMENTS, "").within("", "\n", "")
                                .afterWords("<function_call>")),
                new FormatSpec("granite", List.of("granite3"),
                        MarkedJson.between(List.of("<|tool_call|>"), List.of()),
                        new Renderer("<|tool_call|>[", Renderer.object("name", ARGUMENTS), ", ", "]", ""),
                        List.of("<|tool_call|>"))
                        .shaped(CallShape.objects("", "name", ARGUMENTS, "").within("<|tool_call|>[", ", ", "]")
                                .afterWords("<|tool_call|>")),
                new FormatSpec("command_r7b", List.of("cohere2", "command_a"),
                        MarkedJson.between(List.of("<|START_ACTION|>"), List.of("<|END_ACTION|>"))
                                .mappingContent(JsonFormats::spoken),
                        new Renderer("<|START_ACTION|>[\n", Renderer.object("tool_name", PARAMETERS), ",\n",
                                "\n]<|END_ACTION|>", ""),
                        List.of("<|START_ACTION|>"))
                        .shaped(CallShape.objects("", "tool_name", PARAMETERS, "")
                                .within("<|START_ACTION|>[\n", ",\n", "\n]<|END_ACTION|>")
                                .afterWords("<|START_ACTION|>")),
                new FormatSpec("command_r", List.of("command_r_plus"),
                        MarkedJson.between(List.of("Action:\n```json", "Action: ```json", "Action:```json"),
                                List.of("```")),
                        new Renderer("Action:\n```json\n[\n", Renderer.object("tool_name", PARAMETERS), ",\n",
                                "\n]```", ""),
                        List.of("Action:\n```json", "Action: ```json", "Action:```json"))
                        .shaped(CallShape.objects("", "tool_name", PARAMETERS, "")
                                .within("Action:\n```json\n[\n", ",\n", "\n]```")
                                .afterWords("Action:\n```json", "Action: ```json", "Action:```json")),
                new FormatSpec("rwkv", List.of("rwkv7"),
                        MarkedJson.between(List.of("**Tool Call:**\n```json", "<tool_call>"),
                                List.of("```", "</tool_call>")).orBare(),
                        new Renderer("", call -> "**Tool Call:**\n```json\n"
                                + Renderer.object("name", ARGUMENTS).apply(call) + "\n```", "\n", "", ""),
                        List.of("**Tool Call:**"))
                        .shaped(CallShape.objects("**Tool Call:**\n```json\n", "name", ARGUMENTS, "\n```")
                                .within("", "\n", "")
                                .afterWords("**Tool Call:**\n```json", "<tool_call>", "{", "```")),
                new FormatSpec("llama3_json", List.of("llama3", "llama3.1", "llama3.2", "llama_json"),
                        new PythonTag(MarkedJson.between(List.of(PythonTag.START), List.of()).orBare()),
                        new Renderer("", Renderer.object("name", PARAMETERS), "; ", "", ""),
                        List.of("<|python_tag|>"))
                        .shaped(CallShape.objects("", "name", PARAMETERS, "").within("", "; ", "")
                                .afterWords(PythonTag.START, "{", "[", "```")),
                new FormatSpec("xlam", List.of(),
                        MarkedJson.between(List.of("[TOOL_CALLS]", "<tool_call>"), List.of("</tool_call>")).orBare()
                                .trimmingContent(),
                        new Renderer("[", Renderer.object("name", ARGUMENTS), ", ", "]", "[]"), List.of())
                        .shaped(CallShape.objects("", "name", ARGUMENTS, "").within("[", ", ", "]").orNone("[]")
                                .afterWords("[TOOL_CALLS]", "<tool_call>", "{", "[", "```")));
    }

    /** Cohere's models put marks around their words. */
    private static String spoken(String content) {
        String words = content;
        for (String mark : List.of("RESPONSE", "TEXT")) {
            words = words.replace("<|START_" + mark + "|>", "").replace("<|END_" + mark + "|>", "");
        }
        return words;
    }

    private static FormatSpec tagged(
            String name, List<String> aliases, String start, String end, MarkedJson grammar, String... reserved) {
        return new FormatSpec(name, aliases, grammar,
                new Renderer("", call -> start + "\n" + Renderer.object("name", ARGUMENTS).apply(call) + "\n" + end,
                        "\n", "", ""),
                List.of(start))
                .shaped(CallShape.objects(start + "\n", "name", ARGUMENTS, "\n" + end).within("", "\n", "")
                        .afterWords(reserved));
    }

    private static FormatSpec listed(String name, List<String> aliases, String start, String end, boolean always) {
        MarkedJson either = MarkedJson.between(List.of(start), List.of(end));
        MarkedJson grammar = always ? either.onlyListed() : either;
        return new FormatSpec(name, aliases, grammar,
                new Renderer(start + "[", Renderer.object("name", ARGUMENTS), ", ", "]" + end, ""), List.of(start))
                .shaped(CallShape.objects("", "name", ARGUMENTS, "").within(start + "[", ", ", "]" + end)
                        .afterWords(start));
    }

    private static FormatSpec lined(String name, List<String> aliases, String start, String end) {
        return new FormatSpec(name, aliases, MarkedJson.between(List.of(start.strip()), List.of(end.strip())),
                new Renderer(start, Renderer.object("name", ARGUMENTS), "\n", end, ""), List.of(start.strip()))
                .shaped(CallShape.objects("", "name", ARGUMENTS, "").within(start, "\n", end)
                        .afterWords(start.strip()));
    }

    private static FormatSpec prefixed(String name, List<String> aliases, String start) {
        return new FormatSpec(name, aliases, MarkedJson.between(List.of(start), List.of()),
                new Renderer(start + "[", Renderer.object("name", ARGUMENTS), ", ", "]", ""), List.of(start))
                .shaped(CallShape.objects("", "name", ARGUMENTS, "").within(start + "[", ", ", "]").afterWords(start));
    }
}

package dev.toolace.internal.format.template;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * What chat templates write whose models write calls in one of the library's formats: the shape of a call where the
 * template renders one or tells the model of it. Formats that share a marker are told apart by what stands inside of
 * it, for more text weighs more. Stateless.
 */
public final class TemplateClues {

    private static final String NAME = "\"name\":";

    private static final Map<String, List<Clue>> BY_FORMAT = Map.ofEntries(
            entry("json", List.of(Clue.bare("{\"name\":", "\"arguments\":"))),
            entry("xlam", List.of(Clue.bare("single JSON array", "[{\"name\":", "\"arguments\":"))),
            entry("hermes", List.of(
                    Clue.of("<tool_call>", NAME, "</tool_call>"),
                    Clue.of("<tool_call>", "'name':", "</tool_call>"),
                    Clue.of("<tool_call>{" + NAME),
                    // A value that the template writes as JSON stands between the two.
                    Clue.of("<tool_call></tool_call>"))),
            entry("hunyuan", List.of(Clue.of("<tool_calls>[", NAME, "]</tool_calls>"))),
            entry("minimax", List.of(Clue.of("<tool_calls>{" + NAME, "</tool_calls>"))),
            entry("longcat", List.of(Clue.of("<longcat_tool_call>"))),
            entry("nemotron_toolcall", List.of(Clue.of("<TOOLCALL>["))),
            entry("pangu", List.of(
                    Clue.of("<|tool_call_start|>[{" + NAME), Clue.of("<|tool_call_start|>{" + NAME))),
            entry("internlm2", List.of(Clue.of("<|action_start|>", "<|plugin|>"))),
            entry("apertus", List.of(Clue.of("<|tools_prefix|>"))),
            entry("phi4_mini", List.of(Clue.of("functools"), Clue.of("<|tool|>", "<|/tool|>"))),
            entry("granite_fc", List.of(Clue.of("<function_call>"))),
            entry("granite", List.of(Clue.of("<|tool_call|>"))),
            entry("command_r", List.of(Clue.of("Action:", "```json", "\"tool_name\":"))),
            entry("command_r7b", List.of(Clue.of("<|START_ACTION|>"))),
            entry("rwkv", List.of(Clue.of("**Tool Call:**"))),
            entry("llama3_json", List.of(
                    Clue.of("<|python_tag|>"),
                    Clue.bare("{\"name\": function name, \"parameters\":"),
                    Clue.bare("{\"name\": \"\", \"parameters\":"))),
            entry("mistral", List.of(Clue.of("[TOOL_CALLS]"))),
            entry("deepseek_v3", List.of(Clue.of("<｜tool▁call▁begin｜>", "<｜tool▁sep｜>", "```json"))),
            entry("deepseek_v31", List.of(Clue.of("<｜tool▁call▁begin｜>", "<｜tool▁sep｜>"))),
            entry("kimi_k2", List.of(Clue.of("<|tool_call_begin|>", "<|tool_call_argument_begin|>"))),
            entry("functionary", List.of(
                    Clue.of("<function=", "</function>"), Clue.of(">>>${recipient}"), Clue.of(">>>all"))),
            entry("gpt_oss", List.of(Clue.of("<|channel|>", "<|message|>"))),
            entry("mirothinker", List.of(Clue.of("<use_mcp_tool>", "<tool_name>", "<arguments>", "</use_mcp_tool>"))),
            entry("qwen3_xml", List.of(Clue.of("<function=", "<parameter=", "</parameter>", "</function>"))),
            entry("seed_oss", List.of(
                    Clue.of("<seed:tool_call>", "<function=", "<parameter=", "</parameter>", "</function>"))),
            entry("minimax_m2", List.of(Clue.of("<minimax:tool_call>"))),
            entry("deepseek_dsml", List.of(
                    Clue.of("<｜DSML｜invoke name=", "<｜DSML｜parameter name="), Clue.of("｜DSML｜"))),
            entry("step3", List.of(Clue.of("<steptml:invoke", "<steptml:parameter"))),
            entry("glm4", List.of(Clue.of("<arg_key>", "</arg_key>", "<arg_value>", "</arg_value>"))),
            entry("hy_v3", List.of(Clue.of("<tool_sep>", "<arg_key>", "</arg_key>", "<arg_value>", "</arg_value>"))),
            entry("solar_open2", List.of(Clue.of("<|tool_call:start|>", "<|tool_arg:start|>"))),
            entry("minicpm5", List.of(Clue.of("<function name=\"", "<param name=\"", "</param>"))),
            entry("muse_glimmer", List.of(Clue.of("<atem:invoke", "<atem:parameter"))),
            entry("functiongemma", List.of(Clue.of("<start_function_call>"))),
            entry("gemma4", List.of(Clue.of("<|tool_call>call:"))),
            entry("kimi_k3", List.of(Clue.of("<|open|>", "<|sep|>", "<|close|>"))),
            entry("cwm", List.of(Clue.of("<tool: ", "</tool>"))),
            entry("pythonic_llama4", List.of(
                    Clue.of("<|python_start|>["), Clue.apart("<|python_start|>", "[func_name1("))),
            // The list of tools has markers of this family too, and some templates write no calls.
            entry("pythonic_lfm2", List.of(Clue.of("<|tool_call_start|>"), Clue.of("<|tool_list_start|>"))),
            entry("pythonic_olmo3", List.of(Clue.of("<function_calls>", "</function_calls>"))),
            entry("pythonic", List.of(
                    Clue.bare("[func_name1("), Clue.bare("[func_name("), Clue.bare("[function_name("),
                    Clue.bare("[func1("))));

    private TemplateClues() {}

    /**
     * The clues for a format.
     *
     * @param format its name
     * @return none if templates do not tell it
     */
    public static List<Clue> of(String format) {
        return BY_FORMAT.getOrDefault(format, List.of());
    }

    /**
     * The formats that templates tell.
     *
     * @return their names
     */
    public static Iterable<String> formats() {
        return BY_FORMAT.keySet();
    }
}

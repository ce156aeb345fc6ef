package dev.toolace.internal.format.markup;

import dev.toolace.call.Call;
import dev.toolace.internal.format.FormatSpec;
import dev.toolace.internal.format.Renderer;
import dev.toolace.internal.format.markup.Markup.Parameter;
import dev.toolace.internal.format.markup.MarkupValues.Untyped;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.function.BiFunction;

/** The formats that mark up every parameter, one definition each. Stateless. */
public final class MarkupFormats {

    private static final String DSML = "｜DSML｜";

    private MarkupFormats() {}

    /**
     * All of them.
     *
     * @return in the order in which they are tried on a text of unknown format
     */
    public static List<FormatSpec> all() {
        return List.of(
                new FormatSpec("qwen3_xml", List.of("qwen3_coder", "qwen3_5", "nemotron3", "step3p5"),
                        functions(List.of("<tool_call>", "</tool_call>"), Layout.LINES, Untyped.JSON),
                        renderer("", "<tool_call>\n<function=", ">\n", "</function>\n</tool_call>", "\n", "",
                                (key, value) -> "<parameter=" + key + ">\n" + value + "\n</parameter>\n"),
                        List.of("<function=", "<parameter=")),
                new FormatSpec("seed_oss", List.of("seed"),
                        functions(List.of("<seed:tool_call>", "</seed:tool_call>"), Layout.VERBATIM, Untyped.STRING),
                        renderer("", "<seed:tool_call>\n<function=", ">\n", "</function>\n</seed:tool_call>", "\n", "",
                                (key, value) -> "<parameter=" + key + ">" + value + "</parameter>\n"),
                        List.of("<seed:tool_call>")),
                new FormatSpec("minimax_m2", List.of("minimax-m2"),
                        invokes(List.of("<minimax:tool_call>", "</minimax:tool_call>"), "", Untyped.JSON,
                                Layout.VERBATIM),
                        renderer("<minimax:tool_call>\n", "<invoke name=\"", "\">\n", "</invoke>", "\n",
                                "\n</minimax:tool_call>",
                                (key, value) -> "<parameter name=\"" + key + "\">" + value + "</parameter>\n"),
                        List.of("<minimax:tool_call>")),
                new FormatSpec("deepseek_dsml", List.of("deepseek_v32", "deepseek_v4"), dsml(),
                        new Renderer("<" + DSML + "function_calls>\n", MarkupFormats::dsmlCall, "\n",
                                "\n</" + DSML + "function_calls>", ""),
                        List.of("<" + DSML)),
                new FormatSpec("step3", List.of(),
                        invokes(List.of("<｜tool_calls_begin｜>", "<｜tool_calls_end｜>", "<｜tool_call_begin｜>",
                                "<｜tool_call_end｜>", "<｜tool_sep｜>"), "steptml:", Untyped.STRING, Layout.VERBATIM),
                        renderer("<｜tool_calls_begin｜>", "<｜tool_call_begin｜><steptml:invoke name=\"", "\">",
                                "</steptml:invoke><｜tool_call_end｜>", "", "<｜tool_calls_end｜>",
                                (key, value) -> "<steptml:parameter name=\"" + key + "\">" + value
                                        + "</steptml:parameter>"),
                        List.of("<steptml:")),
                new FormatSpec("glm4", List.of("glm45", "glm47", "glm4_moe", "glm"),
                        new EscapedMarkup(new Markup(List.of("<|im_end|>", "<|role_end|>"), List.of("<tool_call>"),
                                List.of("\n", "<arg_key>", "</tool_call>"), List.of("</tool_call>"), keyed(),
                                Untyped.JSON, true, true), "<arg_key>"),
                        renderer("", "<tool_call>", "\n", "</tool_call>", "\n", "", MarkupFormats::keyValue),
                        List.of("<arg_key>", "</arg_value>")),
                new FormatSpec("hy_v3", List.of("hunyuan_v3"),
                        new Markup(List.of("<tool_calls>", "</tool_calls>"), List.of("<tool_call>"),
                                List.of("<tool_sep>"),
                                List.of("</tool_call>"), keyed(), Untyped.JSON, true, false),
                        renderer("<tool_calls>\n", "<tool_call>", "<tool_sep>\n", "</tool_call>", "\n",
                                "\n</tool_calls>", MarkupFormats::keyValue),
                        List.of("<tool_sep>")),
                new FormatSpec("solar_open2", List.of("solar"),
                        new Markup(List.of(), List.of("<|tool_call:start|>"), List.of("\n", "<|tool_arg:start|>"),
                                List.of("<|tool_call:end|>"),
                                new Parameter(List.of("<|tool_arg:start|>"), List.of("<|tool_arg:value|>"), List.of(),
                                        List.of("<|tool_arg:end|>"), Layout.VERBATIM),
                                Untyped.STRING, true, false),
                        renderer("", "<|tool_call:start|>", "\n", "<|tool_call:end|>", "\n", "",
                                (key, value) -> "<|tool_arg:start|>" + key + "<|tool_arg:value|>" + value
                                        + "<|tool_arg:end|>\n"),
                        List.of("<|tool_call:start|>")),
                new FormatSpec("minicpm5", List.of("minicpm"),
                        new Markup(List.of(), List.of("<function name=\"", "<functionname=\"", "<functionĠname=\""),
                                List.of("\">"), List.of("</function>"),
                                new Parameter(List.of("<param name=\"", "<paramname=\"", "<paramĠname=\""),
                                        List.of("\">"), List.of(), List.of("</param>"), Layout.CDATA),
                                Untyped.STRING, true, false),
                        renderer("", "<function name=\"", "\">", "</function>", "\n", "",
                                (key, value) -> "<param name=\"" + key + "\"><![CDATA[" + value + "]]></param>"),
                        List.of("<param name=", "<paramname=")),
                new FormatSpec("muse_glimmer", List.of("muse"),
                        new MuseMessages(invokes(List.of("<atem:function_calls>", "</atem:function_calls>"), "atem:",
                                Untyped.JSON, Layout.VERBATIM)),
                        new Renderer("", MarkupFormats::muse, "<|start|>assistant", "", ""), List.of("<atem:")),
                new FormatSpec("functiongemma", List.of("function_gemma"), new FunctionGemma(),
                        renderer("", FunctionGemma.START, "{", "}" + FunctionGemma.END, "", "",
                                (key, value) -> key + ":" + FunctionGemma.ESCAPE + value + FunctionGemma.ESCAPE + ","),
                        List.of("<start_function_call>")),
                new FormatSpec("gemma4", List.of("gemma_4"), new Gemma4(),
                        new Renderer("", Gemma4::write, "", "", ""), List.of(Gemma4.START)),
                new FormatSpec("kimi_k3", List.of("xtml"), new Xtml(),
                        new Renderer("<|open|>tools<|sep|>", Xtml::write, "", "<|close|>tools<|sep|>", ""),
                        List.of("<|open|>")),
                new FormatSpec("cwm", List.of(), new CommandTool(), new Renderer("", CommandTool::write, "\n", "", ""),
                        List.of("<tool: ")));
    }

    private static String muse(Call call) {
        StringBuilder out = new StringBuilder(" to=").append(call.name())
                .append("<|message|><atem:function_calls>\n<atem:invoke name=\"").append(call.name()).append("\">\n");
        call.arguments().members().forEach((key, value) -> out.append("<atem:parameter name=\"").append(key)
                .append("\">").append(text(value)).append("</atem:parameter>\n"));
        return out.append("</atem:invoke>\n</atem:function_calls><|eom|>").toString();
    }

    private static Markup functions(List<String> frame, Layout layout, Untyped untyped) {
        return new Markup(frame, List.of("<function="), List.of(">"), List.of("</function>"),
                new Parameter(List.of("<parameter="), List.of(">"), List.of(), List.of("</parameter>"), layout),
                untyped, false, false);
    }

    private static Markup invokes(List<String> frame, String space, Untyped untyped, Layout layout) {
        return new Markup(frame, List.of("<" + space + "invoke name=\""), List.of("\">"),
                List.of("</" + space + "invoke>"),
                new Parameter(List.of("<" + space + "parameter name=\""), List.of("\">"), List.of(),
                        List.of("</" + space + "parameter>"), layout),
                untyped, false, false);
    }

    private static Markup dsml() {
        return new Markup(
                List.of("<" + DSML + "function_calls>", "</" + DSML + "function_calls>", "<" + DSML + "tool_calls>",
                        "</" + DSML + "tool_calls>"),
                List.of("<" + DSML + "invoke name=\""), List.of("\">"), List.of("</" + DSML + "invoke>"),
                new Parameter(List.of("<" + DSML + "parameter name=\""),
                        List.of("\" string=\"true\">", "\" string=\"false\">", "\">"), List.of(),
                        List.of("</" + DSML + "parameter>"), Layout.VERBATIM),
                Untyped.STRING, false, false);
    }

    private static Parameter keyed() {
        return new Parameter(List.of("<arg_key>"), List.of("</arg_key>"), List.of("<arg_value>"),
                List.of("</arg_value>"), Layout.VERBATIM);
    }

    private static String keyValue(String key, String value) {
        return "<arg_key>" + key + "</arg_key>\n<arg_value>" + value + "</arg_value>\n";
    }

    private static Renderer renderer(String before, String open, String named, String close, String between,
            String after, BiFunction<String, String, String> parameter) {
        return new Renderer(before, call -> {
            StringBuilder out = new StringBuilder(open).append(call.name()).append(named);
            call.arguments().members().forEach((key, value) -> out.append(parameter.apply(key, text(value))));
            return out.append(close).toString();
        }, between, after, "");
    }

    private static String dsmlCall(Call call) {
        StringBuilder out = new StringBuilder("<" + DSML + "invoke name=\"").append(call.name()).append("\">\n");
        call.arguments().members().forEach((key, value) -> out.append("<" + DSML + "parameter name=\"").append(key)
                .append("\" string=\"").append(value instanceof JsonString).append("\">").append(text(value))
                .append("</" + DSML + "parameter>\n"));
        return out.append("</" + DSML + "invoke>").toString();
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.value() : value.toJson();
    }
}

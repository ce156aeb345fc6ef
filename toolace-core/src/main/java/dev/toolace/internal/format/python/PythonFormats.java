package dev.toolace.internal.format.python;

import dev.toolace.call.Call;
import dev.toolace.internal.format.FormatSpec;
import dev.toolace.internal.format.Renderer;
import dev.toolace.internal.grammar.answer.CallShape;
import dev.toolace.internal.python.PythonWriter;
import java.util.List;

/** The formats whose calls are in Python's syntax, one definition each. Stateless. */
public final class PythonFormats {

    private PythonFormats() {}

    /**
     * All of them.
     *
     * @return in the order in which they are tried on a text of unknown format
     */
    public static List<FormatSpec> all() {
        return List.of(
                new FormatSpec("pythonic_llama4", List.of("llama4"),
                        new PythonCalls(List.of("<|python_start|>"), List.of("<|python_end|>"), true, false),
                        new Renderer("<|python_start|>[", PythonFormats::call, ", ", "]<|python_end|>", "[]"),
                        List.of("<|python_start|>"))
                        .shaped(CallShape.pythonic().within("<|python_start|>[", ", ", "]<|python_end|>").orNone("[]")
                                .afterWords("<|python_start|>", "[")),
                new FormatSpec("pythonic_lfm2", List.of("lfm2"),
                        new PythonCalls(List.of("<|tool_call_start|>"), List.of("<|tool_call_end|>"), false, false)
                                .trimmingContent(),
                        new Renderer("<|tool_call_start|>[", PythonFormats::call, ", ", "]<|tool_call_end|>", ""),
                        List.of("<|tool_call_start|>["))
                        .shaped(CallShape.pythonic().within("<|tool_call_start|>[", ", ", "]<|tool_call_end|>")
                                .afterWords("<|tool_call_start|>")),
                new FormatSpec("pythonic_olmo3", List.of("olmo3"),
                        new PythonCalls(List.of("<function_calls>"), List.of("</function_calls>"), false, true),
                        new Renderer("<function_calls>", PythonFormats::call, "\n", "</function_calls>", ""),
                        List.of("<function_calls>"))
                        .shaped(CallShape.pythonic().within("<function_calls>", "\n", "</function_calls>")
                                .afterWords("<function_calls>")),
                new FormatSpec("pythonic", List.of("toolace_python"),
                        new PythonCalls(List.of(), List.of(), true, false),
                        new Renderer("[", PythonFormats::call, ", ", "]", "[]"), List.of())
                        .shaped(CallShape.pythonic().within("[", ", ", "]").orNone("[]").afterWords("[")),
                new FormatSpec("pythonic_granite", List.of("granite_pythonic"), new PythonLines(),
                        new Renderer("", PythonFormats::call, "\n", "", ""), List.of()));
    }

    private static String call(Call call) {
        String list = PythonWriter.write(List.of(call));
        return list.substring(1, list.length() - 1);
    }
}

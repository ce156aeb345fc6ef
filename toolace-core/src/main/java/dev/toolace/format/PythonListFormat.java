package dev.toolace.format;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.format.Wording;
import dev.toolace.internal.format.python.PythonScanner;
import dev.toolace.internal.format.stream.CheckedStream;
import dev.toolace.internal.grammar.answer.AnswerGrammar;
import dev.toolace.internal.grammar.answer.CallShape;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.python.PythonCallReader;
import dev.toolace.internal.python.PythonWriter;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls as a list in Python's syntax, the format of the released ToolACE models:
 * {@code [func1(a=1, b="x"), func2()]}.
 *
 * <p>Names may hold dots and spaces. Values are strings, numbers, {@code None}, {@code True}, {@code False} (and
 * {@code null}, {@code true}, {@code false}), lists, tuples (read as lists) and dictionaries with string keys. A
 * parameter whose name is no identifier is written {@code **{"its name": value}}. {@code []} and text that does not
 * start with {@code [} are no call. Immutable and safe for use by many threads.
 */
public final class PythonListFormat implements CallFormat {

    static final String NAME = "toolace";

    private static final CallShape SHAPE =
            CallShape.pythonic().within("[", ", ", "]").orWords().orNone("[]");

    private final Limits limits;

    /** A format within default limits. */
    public PythonListFormat() {
        this(Limits.DEFAULT);
    }

    /**
     * A format within given limits.
     *
     * @param limits bounds on length, depth and the number of calls
     */
    public PythonListFormat(Limits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String systemPrompt(List<Tool> tools) {
        return "You are an expert in composing functions. You are given a question and a set of possible functions. "
                + "Based on the question, you will need to make one or more function/tool calls to achieve the purpose. "
                + "If none of the function can be used, point it out. If the given question lacks the parameters "
                + "required by the function, also point it out.\n"
                + "You should only return the function call in tools call sections. If you decide to invoke any of "
                + "the function(s), you MUST put it in the format of [func_name1(params_name1=params_value1, "
                + "params_name2=params_value2...), func_name2(params)]. You SHOULD NOT include any other text in the "
                + "response.\nHere is a list of functions in JSON format that you can invoke.\n"
                + Wording.toolsAsJson(tools) + "\n";
    }

    @Override
    public String render(List<Call> calls) {
        return PythonWriter.write(calls);
    }

    @Override
    public ParseResult parse(String text, ToolSet tools) {
        String stripped = text.strip();
        if (!stripped.startsWith("[")) {
            return new NoCallText(stripped);
        }
        if (text.length() > limits.maxJsonChars()) {
            return new ParseFailure("answer is longer than " + limits.maxJsonChars() + " characters", 0);
        }
        int shift = text.indexOf('[');
        try {
            List<Call> calls = new PythonCallReader(stripped, tools, limits).readList();
            return calls.isEmpty() ? new NoCallText("") : new ParsedCalls(calls);
        } catch (JsonSyntaxError e) {
            return new ParseFailure(e.reason(), e.offset() + shift);
        }
    }

    @Override
    public CallStream stream(ToolSet tools, Consumer<? super CallEvent> listener) {
        return new CheckedStream(this, tools, limits, listener, PythonScanner::strict);
    }

    @Override
    public Optional<Grammar> grammar(ToolSet tools) {
        return grammar(tools, GrammarScope.DECLARED);
    }

    @Override
    public Optional<Grammar> grammar(ToolSet tools, GrammarScope scope) {
        return Optional.of(AnswerGrammar.of(SHAPE, this, tools, limits, scope));
    }

    @Override
    public String refineInstruction() {
        return Wording.REFINE;
    }

    @Override
    public String correctInstruction(List<ValidationError> errors) {
        return Wording.correct(errors);
    }
}

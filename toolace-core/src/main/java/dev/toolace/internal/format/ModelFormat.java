package dev.toolace.internal.format;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.format.CallEvent;
import dev.toolace.format.CallFormat;
import dev.toolace.format.CallStream;
import dev.toolace.format.ParseResult;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.format.stream.CheckedStream;
import dev.toolace.internal.grammar.answer.AnswerGrammar;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A format made of a grammar and a renderer. Immutable and safe for use by many threads.
 *
 * @param spec what makes the format
 * @param limits bounds on length, depth and the number of calls
 */
public record ModelFormat(FormatSpec spec, Limits limits) implements CallFormat {

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public String systemPrompt(List<Tool> tools) {
        return Wording.systemPrompt(tools, spec.renderer().render(List.of(Call.of("function_name"))),
                spec.renderer().none());
    }

    @Override
    public String render(List<Call> calls) {
        return spec.renderer().render(calls);
    }

    @Override
    public ParseResult parse(String text, ToolSet tools) {
        return ModelReader.read(text, tools, spec.grammar(), limits);
    }

    @Override
    public CallStream stream(ToolSet tools, Consumer<? super CallEvent> listener) {
        return new CheckedStream(this, tools, limits, listener, out -> ModelReader.scanner(spec.grammar(), out));
    }

    @Override
    public Optional<dev.toolace.grammar.Grammar> grammar(ToolSet tools) {
        return grammar(tools, GrammarScope.DECLARED);
    }

    @Override
    public Optional<dev.toolace.grammar.Grammar> grammar(ToolSet tools, GrammarScope scope) {
        return spec.shape().map(shape -> AnswerGrammar.of(shape, this, tools, limits, scope));
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

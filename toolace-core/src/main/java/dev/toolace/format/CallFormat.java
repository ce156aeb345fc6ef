package dev.toolace.format;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.format.stream.CheckedStream;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How calls are asked for, written and read: prompt wording, output syntax and parser are one unit and change
 * together. Implementations are pure functions of their input and safe for use by many threads.
 */
public interface CallFormat {

    /**
     * The name that {@link #byName} knows.
     *
     * @return such as {@code json}
     */
    String name();

    /**
     * The instructions for a model whose backend does not show it the tools.
     *
     * @param tools on offer
     * @return text of a system message
     */
    String systemPrompt(List<Tool> tools);

    /**
     * Writes calls the way a model of this format writes them.
     *
     * @param calls in order; an empty list is this format's way to say that nothing is called
     * @return text; parsing it with the calls' tools on offer gives equal calls
     */
    String render(List<Call> calls);

    /**
     * Reads a model's text. Never throws for any text.
     *
     * @param text the whole answer
     * @param tools on offer; formats need their names, not their schemas
     * @return calls, no call, or a failure
     */
    ParseResult parse(String text, ToolSet tools);

    /**
     * Reads a model's text while it arrives. However the text is cut into pieces, the result is that of {@link #parse},
     * and the events are the same; only deltas that follow one another may be joined or split.
     *
     * <p>The formats of this library tell of a call while it is written. What is inherited from here tells of all calls
     * when the text ends.
     *
     * @param tools on offer
     * @param listener is told, on the feeding thread
     * @return a stream for one text
     */
    default CallStream stream(ToolSet tools, Consumer<? super CallEvent> listener) {
        return CheckedStream.atEnd(this, tools, listener);
    }

    /**
     * The answers of this format, for backends that hold their models to a grammar. What it accepts, {@link #parse}
     * reads without any repair as calls or as no call, and the calls satisfy the tools' schemas as far as the grammar has no
     * notes. Of what schemas allow, it writes what they declare ({@link GrammarScope#DECLARED}).
     *
     * @param tools on offer
     * @return empty where this format has no grammar; what is inherited from here has none
     * @throws ToolaceException TA-GRAMMAR-001 if the tools need too large a grammar
     */
    default Optional<Grammar> grammar(ToolSet tools) {
        return Optional.empty();
    }

    /**
     * The answers of this format, as {@link #grammar(ToolSet)}, with a choice of how much is written of what schemas
     * allow.
     *
     * @param tools on offer
     * @param scope what is written
     * @return empty where this format has no such grammar; what is inherited from here has only the first scope
     * @throws ToolaceException TA-GRAMMAR-001 if the tools need too large a grammar
     */
    default Optional<Grammar> grammar(ToolSet tools, GrammarScope scope) {
        return scope == GrammarScope.DECLARED ? grammar(tools) : Optional.empty();
    }

    /**
     * What the user says to have a valid call read over.
     *
     * @return the same text in training and inference
     */
    String refineInstruction();

    /**
     * What the user says to have an invalid call corrected.
     *
     * @param errors what is wrong
     * @return bounded text that names at most the first five errors
     */
    String correctInstruction(List<ValidationError> errors);

    /**
     * Finds a format of this library. A {@link FormatRegistry} holds a host's own as well.
     *
     * @param name one of {@link #names}, or another name for one of them, such as {@code qwen2_5} for {@code hermes}
     * @return the format, within default limits
     * @throws ToolaceException TA-FORMAT-001 if there is none
     */
    static CallFormat byName(String name) {
        return FormatRegistry.standard().byName(name);
    }

    /**
     * The names that {@link #byName} knows, without the aliases.
     *
     * @return in alphabetical order
     */
    static List<String> names() {
        return FormatRegistry.standard().names();
    }
}

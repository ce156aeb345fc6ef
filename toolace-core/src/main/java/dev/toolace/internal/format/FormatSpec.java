package dev.toolace.internal.format;

import dev.toolace.internal.grammar.answer.CallShape;
import java.util.List;
import java.util.Optional;

/**
 * What makes a format: its names, its syntax, how calls are written in it, and what tells that a text is in it.
 *
 * @param name the name
 * @param aliases further names
 * @param grammar reads
 * @param renderer writes
 * @param evidence texts that only models of this format write; the longer, the stronger
 * @param shape what constrained decoding holds a model to; empty where it cannot
 */
public record FormatSpec(String name, List<String> aliases, Grammar grammar, Renderer renderer, List<String> evidence,
        Optional<CallShape> shape) {

    /** Copies the lists. */
    public FormatSpec {
        aliases = List.copyOf(aliases);
        evidence = List.copyOf(evidence);
    }

    /**
     * A format that a model cannot be held to.
     *
     * @param name the name
     * @param aliases further names
     * @param grammar reads
     * @param renderer writes
     * @param evidence texts that only models of this format write
     */
    public FormatSpec(String name, List<String> aliases, Grammar grammar, Renderer renderer, List<String> evidence) {
        this(name, aliases, grammar, renderer, evidence, Optional.empty());
    }

    /**
     * This format, for constrained decoding too.
     *
     * @param value what its answers look like
     * @return a new one
     */
    public FormatSpec shaped(CallShape value) {
        return new FormatSpec(name, aliases, grammar, renderer, evidence, Optional.of(value));
    }
}

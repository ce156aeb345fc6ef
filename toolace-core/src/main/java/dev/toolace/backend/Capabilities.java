package dev.toolace.backend;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;

/**
 * What a backend can do. Immutable and safe for use by many threads.
 *
 * @param rendersTools true: the backend shows the tools to the model by itself (its chat template); false: the
 *     format writes them into a system message
 * @param tokenPrompts whether {@link Prompt.Tokens} is accepted
 * @param logProbabilities whether completions carry token log-probabilities
 * @param concurrent whether many threads may generate at once
 * @param contextLength prompt and completion together, in tokens; 0 if unknown
 * @param constraints whether the grammar of a request is obeyed
 */
public record Capabilities(
        boolean rendersTools, boolean tokenPrompts, boolean logProbabilities, boolean concurrent, int contextLength,
        boolean constraints) {

    /**
     * Checks the context length.
     *
     * @throws ToolaceException TA-CONFIG-001 if it is negative
     */
    public Capabilities {
        if (contextLength < 0) {
            throw new ToolaceException(ErrorId.CONFIG, "contextLength must not be negative, is " + contextLength);
        }
    }

    /**
     * What a backend without grammars can do.
     *
     * @param rendersTools whether the backend shows the tools to the model by itself
     * @param tokenPrompts whether {@link Prompt.Tokens} is accepted
     * @param logProbabilities whether completions carry token log-probabilities
     * @param concurrent whether many threads may generate at once
     * @param contextLength prompt and completion together, in tokens; 0 if unknown
     * @throws ToolaceException TA-CONFIG-001 if the context length is negative
     */
    public Capabilities(boolean rendersTools, boolean tokenPrompts, boolean logProbabilities, boolean concurrent,
            int contextLength) {
        this(rendersTools, tokenPrompts, logProbabilities, concurrent, contextLength, false);
    }
}

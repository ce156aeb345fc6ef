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
 * @param concurrency how many generations at once are of use, where it is concurrent: more would wait, or slow each
 *     other down; 0 if unknown
 */
public record Capabilities(
        boolean rendersTools, boolean tokenPrompts, boolean logProbabilities, boolean concurrent, int contextLength,
        boolean constraints, int concurrency) {

    /**
     * Checks the ranges.
     *
     * @throws ToolaceException TA-CONFIG-001 if a number is negative
     */
    public Capabilities {
        if (contextLength < 0) {
            throw new ToolaceException(ErrorId.CONFIG, "contextLength must not be negative, is " + contextLength);
        }
        if (concurrency < 0) {
            throw new ToolaceException(ErrorId.CONFIG, "concurrency must not be negative, is " + concurrency);
        }
    }

    /**
     * What a backend can do that does not say how many generations at once are of use.
     *
     * @param rendersTools whether the backend shows the tools to the model by itself
     * @param tokenPrompts whether {@link Prompt.Tokens} is accepted
     * @param logProbabilities whether completions carry token log-probabilities
     * @param concurrent whether many threads may generate at once
     * @param contextLength prompt and completion together, in tokens; 0 if unknown
     * @param constraints whether the grammar of a request is obeyed
     * @throws ToolaceException TA-CONFIG-001 if the context length is negative
     */
    public Capabilities(boolean rendersTools, boolean tokenPrompts, boolean logProbabilities, boolean concurrent,
            int contextLength, boolean constraints) {
        this(rendersTools, tokenPrompts, logProbabilities, concurrent, contextLength, constraints, 0);
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

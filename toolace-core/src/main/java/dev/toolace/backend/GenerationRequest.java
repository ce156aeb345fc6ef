package dev.toolace.backend;

import java.util.Objects;

/**
 * One request to a backend. The record is immutable; its cancellation is meant to be used by other threads.
 *
 * @param prompt what the model is given
 * @param options how to generate
 * @param cancellation checked between tokens
 * @param listener told of text as it appears
 */
public record GenerationRequest(
        Prompt prompt, GenerationOptions options, Cancellation cancellation, TokenListener listener) {

    /** Refuses nulls. */
    public GenerationRequest {
        Objects.requireNonNull(prompt);
        Objects.requireNonNull(options);
        Objects.requireNonNull(cancellation);
        Objects.requireNonNull(listener);
    }

    /**
     * A request that is never cancelled and has no listener.
     *
     * @param prompt what the model is given
     * @param options how to generate
     * @return the request
     */
    public static GenerationRequest of(Prompt prompt, GenerationOptions options) {
        return new GenerationRequest(prompt, options, Cancellation.none(), TokenListener.NONE);
    }

    /**
     * This request with a cancellation.
     *
     * @param value the cancellation
     * @return a new request
     */
    public GenerationRequest withCancellation(Cancellation value) {
        return new GenerationRequest(prompt, options, value, listener);
    }

    /**
     * This request with a listener.
     *
     * @param value the listener
     * @return a new request
     */
    public GenerationRequest withListener(TokenListener value) {
        return new GenerationRequest(prompt, options, cancellation, value);
    }
}

package dev.toolace.backend;

import java.util.Objects;

/**
 * One request to a backend. The record is immutable; its cancellation is meant to be used by other threads.
 *
 * @param prompt what the model is given
 * @param options how to generate
 * @param cancellation checked between tokens
 * @param listener told of text as it appears
 * @param draft what the completion may be like, such as the answer that the model is to read over; empty if nothing is
 *     known. A backend may use it to be faster, or not at all: it never changes the completion
 */
public record GenerationRequest(
        Prompt prompt, GenerationOptions options, Cancellation cancellation, TokenListener listener, String draft) {

    /** Refuses nulls. */
    public GenerationRequest {
        Objects.requireNonNull(prompt);
        Objects.requireNonNull(options);
        Objects.requireNonNull(cancellation);
        Objects.requireNonNull(listener);
        Objects.requireNonNull(draft);
    }

    /**
     * A request without a draft.
     *
     * @param prompt what the model is given
     * @param options how to generate
     * @param cancellation checked between tokens
     * @param listener told of text as it appears
     */
    public GenerationRequest(
            Prompt prompt, GenerationOptions options, Cancellation cancellation, TokenListener listener) {
        this(prompt, options, cancellation, listener, "");
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
        return new GenerationRequest(prompt, options, value, listener, draft);
    }

    /**
     * This request with a listener.
     *
     * @param value the listener
     * @return a new request
     */
    public GenerationRequest withListener(TokenListener value) {
        return new GenerationRequest(prompt, options, cancellation, value, draft);
    }

    /**
     * This request with a draft.
     *
     * @param value what the completion may be like; empty for none
     * @return a new request
     */
    public GenerationRequest withDraft(String value) {
        return new GenerationRequest(prompt, options, cancellation, listener, value);
    }
}

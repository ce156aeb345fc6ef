package dev.toolace.backend;

import dev.toolace.grammar.Grammar;
import java.util.Objects;
import java.util.Optional;

/**
 * One request to a backend. The record is immutable; its cancellation is meant to be used by other threads.
 *
 * @param prompt what the model is given
 * @param options how to generate
 * @param cancellation checked between tokens
 * @param listener told of text as it appears
 * @param draft what the completion may be like, such as the answer that the model is to read over; empty if nothing is
 *     known. A backend may use it to be faster, or not at all: it never changes the completion
 * @param grammar what the completion must be, up to where it is cut off; empty for any text. Backends without
 *     {@link Capabilities#constraints()} need not look at it
 */
public record GenerationRequest(Prompt prompt, GenerationOptions options, Cancellation cancellation,
        TokenListener listener, String draft, Optional<Grammar> grammar) {

    /** Refuses nulls. */
    public GenerationRequest {
        Objects.requireNonNull(prompt);
        Objects.requireNonNull(options);
        Objects.requireNonNull(cancellation);
        Objects.requireNonNull(listener);
        Objects.requireNonNull(draft);
        Objects.requireNonNull(grammar);
    }

    /**
     * A request for any text, without a draft.
     *
     * @param prompt what the model is given
     * @param options how to generate
     * @param cancellation checked between tokens
     * @param listener told of text as it appears
     */
    public GenerationRequest(
            Prompt prompt, GenerationOptions options, Cancellation cancellation, TokenListener listener) {
        this(prompt, options, cancellation, listener, "", Optional.empty());
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
        return new GenerationRequest(prompt, options, value, listener, draft, grammar);
    }

    /**
     * This request with a listener.
     *
     * @param value the listener
     * @return a new request
     */
    public GenerationRequest withListener(TokenListener value) {
        return new GenerationRequest(prompt, options, cancellation, value, draft, grammar);
    }

    /**
     * This request with a draft.
     *
     * @param value what the completion may be like; empty for none
     * @return a new request
     */
    public GenerationRequest withDraft(String value) {
        return new GenerationRequest(prompt, options, cancellation, listener, value, grammar);
    }

    /**
     * This request with a grammar.
     *
     * @param value what the completion must be
     * @return a new request
     */
    public GenerationRequest withGrammar(Grammar value) {
        return new GenerationRequest(prompt, options, cancellation, listener, draft, Optional.of(value));
    }
}

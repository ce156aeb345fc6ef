package dev.toolace.onnx.internal.graph;

/**
 * An input that every run gets anew. Immutable.
 *
 * @param role what it is filled with
 * @param port its name, type and shape
 */
public record Feed(Role role, Port port) {
    /** What an input is filled with. */
    public enum Role {
        /** Token numbers, [batch, sequence]. */
        TOKENS,
        /** A one for each token so far and of this run, [batch, total]. */
        MASK,
        /** The places of the tokens, [batch, sequence], [sequence] or, for images too, [3, batch, sequence]. */
        POSITIONS,
        /** How many tokens came before. */
        PAST_LENGTH,
        /** How many tokens there are with those of this run. */
        TOTAL_LENGTH,
        /** One less than {@link #TOTAL_LENGTH}, as {@code GroupQueryAttention} wants it. */
        LAST_PLACE,
        /** Of how many positions logits are wanted. */
        LOGITS_WANTED,
        /** Whether there is a cache: a merged graph has two branches. */
        CACHE_BRANCH
    }

    /** The name of the input. */
    public String name() {
        return port.name();
    }
}

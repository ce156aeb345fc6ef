package dev.toolace.backend;

/**
 * Told of text while it is generated, on the generating thread. One listener is told by one generation at a time
 * unless it is given to several requests; then it must be thread-safe itself.
 */
@FunctionalInterface
public interface TokenListener {

    /** Listens to nothing. */
    TokenListener NONE = piece -> {};

    /**
     * Some more text. The pieces together are the completion's text.
     *
     * @param piece not empty, and never half a character
     */
    void onText(String piece);
}

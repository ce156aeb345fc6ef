package dev.toolace.internal.format.stream;

/**
 * Follows a text one character at a time, and notes the calls that seem to be written in it. It may be wrong, or blind
 * to what is rare: what it notes is a guess that is settled by reading the text. Takes constant time for a character.
 * Used by one thread.
 */
public interface CallScanner {

    /** Sees nothing. */
    CallScanner NONE = c -> {};

    /**
     * Takes the next character.
     *
     * @param c the character
     */
    void next(char c);

    /**
     * Whether a call that was started is still being written.
     *
     * @return true inside of a call
     */
    default boolean busy() {
        return false;
    }
}

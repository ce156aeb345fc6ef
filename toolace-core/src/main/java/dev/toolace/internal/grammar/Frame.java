package dev.toolace.internal.grammar;

/** A place in a part that is being read. Immutable, with {@code equals}; safe for use by many threads. */
public interface Frame {

    /**
     * Reads a byte, as the uppermost frame.
     *
     * @param value 0 to 255
     * @param below the frames that wait
     * @param out takes what may come next; nothing if the byte cannot stand here
     */
    void step(int value, Stack below, Threads out);

    /**
     * Goes on after what was above this frame has ended.
     *
     * @param below the frames that wait
     * @param out takes what may come next
     */
    default void resume(Stack below, Threads out) {
        throw new IllegalStateException("nothing was above this frame");
    }

    /**
     * Whether this frame is an open container.
     *
     * @return true if it counts as a level of nesting
     */
    default boolean nests() {
        return false;
    }

    /**
     * A frame that stands for this one when masks are made.
     *
     * @return this frame, or one that accepts at least the same next bytes
     */
    default Frame coarse() {
        return this;
    }
}

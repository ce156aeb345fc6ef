package dev.toolace.internal.grammar;

/**
 * A language that grammars are made of. Once its levels are known it does not change any more, and is safe for use by
 * many threads.
 */
public abstract class Part {

    /** The levels of a part without any text. */
    public static final int NEVER = 1 << 20;

    private int levels = NEVER;

    /** A part that nothing is known about. */
    protected Part() {}

    /**
     * The least nesting of containers that a text of this part has.
     *
     * @return 0 for scalars; {@link #NEVER} if it has no text
     */
    public final int levels() {
        return levels;
    }

    /** Computes the levels again from those of the parts inside; tells whether they became less. */
    final boolean settle() {
        int now = computeLevels();
        boolean less = now < levels;
        levels = Math.min(levels, now);
        return less;
    }

    /**
     * The least nesting as far as it is known of the parts inside.
     *
     * @return never less than what it will be
     */
    protected abstract int computeLevels();

    /**
     * Starts to read this part, which has a text that fits.
     *
     * @param after what waits for its end
     * @param out takes what may come next
     */
    protected abstract void start(Stack after, Threads out);

    /**
     * Whether there is enough nesting left for a text of this part.
     *
     * @param depth the containers that are open
     * @param out knows the limit
     * @return true if it may start
     */
    public final boolean fits(int depth, Threads out) {
        return depth + levels <= out.maxDepth();
    }

    /**
     * Starts to read this part, if it has a text that fits.
     *
     * @param after what waits for its end
     * @param out takes what may come next
     */
    public final void enter(Stack after, Threads out) {
        if (fits(after.depth, out)) {
            start(after, out);
        }
    }
}

package dev.toolace.internal.grammar;

import org.jspecify.annotations.Nullable;

/** A part that is known later: schemas refer to themselves. */
public final class Later extends Part {

    private @Nullable Part part;

    /** A part that is not known yet. */
    public Later() {}

    /**
     * Tells which part this is.
     *
     * @param value the part
     */
    public void is(Part value) {
        part = value;
    }

    @Override
    protected int computeLevels() {
        return part == null ? NEVER : part.levels();
    }

    @Override
    protected void start(Stack after, Threads out) {
        if (part != null) {
            part.enter(after, out);
        }
    }
}

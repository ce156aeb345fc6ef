package dev.toolace.internal.grammar;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ways in which a text may go on, collected while a byte is read. Used by one thread. */
public final class Threads {

    private final int maxDepth;
    private final int maxThreads;
    private final Set<Stack> stacks = new LinkedHashSet<>();
    private final boolean probe;
    private boolean accepting;
    private boolean any;

    /** Where only the existence of a way matters, none is kept. */
    Threads(int maxDepth, int maxThreads, boolean probe) {
        this.maxDepth = maxDepth;
        this.maxThreads = maxThreads;
        this.probe = probe;
    }

    boolean any() {
        return any || accepting;
    }

    int maxDepth() {
        return maxDepth;
    }

    boolean accepting() {
        return accepting;
    }

    Set<Stack> stacks() {
        return stacks;
    }

    /**
     * A frame that reads next.
     *
     * @param frame the uppermost
     * @param below the frames that wait
     */
    public void add(Frame frame, Stack below) {
        any = true;
        if (!probe && stacks.size() < maxThreads) {
            stacks.add(new Stack(frame, below));
        }
    }

    /**
     * A part has come to an end.
     *
     * @param waiting what waits for that
     */
    public void end(Stack waiting) {
        if (waiting.frame == null) {
            accepting = true;
        } else {
            waiting.top().resume(waiting.rest(), this);
        }
    }
}

package dev.toolace.internal.grammar;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Frames one upon the other: the uppermost reads, the others wait for the one above them. Immutable.
 */
public final class Stack {

    /** Below all frames. */
    static final Stack BOTTOM = new Stack();

    final @Nullable Frame frame;
    final @Nullable Stack below;
    /** How many containers are open. */
    final int depth;
    private final int hash;

    private Stack() {
        frame = null;
        below = null;
        depth = 0;
        hash = 1;
    }

    Stack(Frame frame, Stack below) {
        this.frame = frame;
        this.below = below;
        this.depth = below.depth + (frame.nests() ? 1 : 0);
        this.hash = below.hash * 31 + frame.hashCode();
    }

    Frame top() {
        return Objects.requireNonNull(frame);
    }

    Stack rest() {
        return Objects.requireNonNull(below);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        Stack a = this;
        Stack b = other instanceof Stack stack ? stack : null;
        while (a != b) {
            if (a == null || b == null || a.hash != b.hash || a.frame == null || !a.frame.equals(b.frame)) {
                return false;
            }
            a = a.below;
            b = b.below;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

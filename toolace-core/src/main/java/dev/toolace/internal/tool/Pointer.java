package dev.toolace.internal.tool;

import dev.toolace.internal.schema.Pointers;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A place in JSON, written out only where a note needs it: the names on the way to every part of a large document
 * would take far more memory than the document. Immutable.
 */
public final class Pointer {

    /** The whole document. */
    public static final Pointer ROOT = new Pointer(null, "");

    private final @Nullable Pointer parent;
    private final Object token;

    private Pointer(@Nullable Pointer parent, Object token) {
        this.parent = parent;
        this.token = token;
    }

    /**
     * A place one level further in.
     *
     * @param next a member's name or an index
     * @return the place
     */
    public Pointer then(Object next) {
        return new Pointer(this, next);
    }

    /**
     * This place as a JSON Pointer (RFC 6901).
     *
     * @return at most 1000 characters
     */
    @Override
    public String toString() {
        Deque<Object> tokens = new ArrayDeque<>();
        for (Pointer at = this; at.parent != null; at = at.parent) {
            tokens.addFirst(at.token);
        }
        return Pointers.of(tokens);
    }
}

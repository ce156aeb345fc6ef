package dev.toolace.onnx.internal.jinja.run;

import java.util.List;

/**
 * A node of a template's tree. Once bound, it never changes: any number of threads may run it at once.
 *
 * <p>Jinja decides before a template runs which names of a scope are its own. The same is done here: {@link #declare}
 * tells a scope the
 * names that it meets, in the order of Jinja's compiler, and {@link #bind} then gives every name its place.
 */
public interface Node {
    /** What the node is made of, in order. */
    List<? extends Node> children();

    /**
     * Tells a scope which names the node reads and sets there; what has a scope of its own tells only what it reads
     * outside of it.
     */
    default void declare(Symbols symbols) {
        children().forEach(child -> child.declare(symbols));
    }

    /** Finds the places of names, and what else can be known before the template runs. */
    default void bind(Scope scope) {
        children().forEach(child -> child.bind(scope));
    }
}

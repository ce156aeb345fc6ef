package dev.toolace.onnx.internal.jinja.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a node is bound.
 *
 * @param symbols the names
 * @param layout of the frames that the node runs in
 * @param soft whether it may never run, so that unknown filters and tests are errors only when it does
 */
record Scope(Symbols symbols, Layout layout, boolean soft) {

    /** The scope of a whole template. */
    static Scope root() {
        Layout layout = new Layout(null);
        return new Scope(new Symbols(layout, null), layout, false);
    }

    /** A scope inside of this one, in the same frames. */
    Scope inner() {
        return new Scope(new Symbols(layout, symbols), layout, false);
    }

    /** A scope inside of this one, with frames of its own. */
    Scope function() {
        Layout own = new Layout(layout);
        return new Scope(new Symbols(own, symbols), own, false);
    }

    /** This scope, in a branch. */
    Scope branch() {
        return new Scope(symbols, layout, true);
    }

    Frame.Place place(String name) {
        return symbols.place(name, layout);
    }

    void declare(List<? extends Node> nodes) {
        nodes.forEach(node -> node.declare(symbols));
    }

    void declare(@Nullable Node node) {
        if (node != null) {
            node.declare(symbols);
        }
    }

    void bind(List<? extends Node> nodes) {
        nodes.forEach(node -> node.bind(this));
    }

    void bind(@Nullable Node node) {
        if (node != null) {
            node.bind(this);
        }
    }
}

package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A name that is read. Unchanged once bound. */
public final class Name implements Expr {
    private final String name;
    private Frame.Place place = new Frame.Place(0, 0);

    /** A name. */
    public Name(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    @Override
    public List<Node> children() {
        return List.of();
    }

    @Override
    public void declare(Symbols symbols) {
        symbols.load(name);
    }

    @Override
    public void bind(Scope scope) {
        place = scope.place(name);
    }

    @Override
    public @Nullable Object eval(Frame frame) {
        Object value = frame.get(place);
        return value == Values.MISSING ? Undefined.name(name) : value;
    }
}

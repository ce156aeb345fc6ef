package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.JinjaException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression that can fail, with its place in the template. */
public record Located(Expr inner, int line, int column) implements Expr {
    @Override
    public List<Expr> children() {
        return List.of(inner);
    }

    @Override
    public void bind(Scope scope) {
        try {
            inner.bind(scope);
        } catch (JinjaException e) {
            throw e.at(line, column);
        }
    }

    @Override
    public @Nullable Object eval(Frame frame) {
        try {
            return inner.eval(frame);
        } catch (JinjaException e) {
            throw e.at(line, column);
        }
    }

    /** The expression itself. */
    public static Expr unwrap(Expr expression) {
        return expression instanceof Located located ? located.inner() : expression;
    }
}

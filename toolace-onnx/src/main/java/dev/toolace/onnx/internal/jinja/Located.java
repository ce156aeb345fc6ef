package dev.toolace.onnx.internal.jinja;

import org.jspecify.annotations.Nullable;

/** An expression that can fail, with its place in the template. */
record Located(Expr inner, int line, int column) implements Expr {

    static Expr at(Token token, Expr inner) {
        return new Located(inner, token.line(), token.column());
    }

    @Override
    public @Nullable Object eval(Scope scope) {
        try {
            return inner.eval(scope);
        } catch (JinjaException e) {
            throw e.at(line, column);
        }
    }
}

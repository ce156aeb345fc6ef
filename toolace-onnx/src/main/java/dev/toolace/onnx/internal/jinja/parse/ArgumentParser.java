package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.parse.Token.Kind;
import dev.toolace.onnx.internal.jinja.run.ArgumentList;
import dev.toolace.onnx.internal.jinja.run.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments in parentheses, for one call. Confined to one parse. */
final class ArgumentParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final List<Expr> positional = new ArrayList<>();
    private final Map<String, Expr> named = new LinkedHashMap<>();
    private @Nullable Expr rest;
    private @Nullable Expr others;

    ArgumentParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    ArgumentList arguments() {
        tokens.expectOperator("(");
        boolean first = true;
        while (!tokens.skipOperator(")")) {
            if (!first) {
                tokens.expectOperator(",");
                if (tokens.skipOperator(")")) {
                    break;
                }
            }
            first = false;
            argument(tokens.peek());
        }
        return new ArgumentList(positional, named, rest, others);
    }

    private void argument(Token token) {
        if (tokens.skipOperator("*")) {
            require(rest == null && others == null, token);
            rest = expressions.expression();
        } else if (tokens.skipOperator("**")) {
            require(others == null, token);
            others = expressions.expression();
        } else if (token.kind() == Kind.NAME && tokens.peek(1).isOperator("=")) {
            require(others == null && !named.containsKey(token.text()), token);
            tokens.take();
            tokens.take();
            named.put(token.text(), expressions.expression());
        } else {
            require(rest == null && others == null && named.isEmpty(), token);
            positional.add(expressions.expression());
        }
    }

    private static void require(boolean holds, Token token) throws JinjaException {
        if (!holds) {
            throw token.error("an argument that cannot stand here");
        }
    }
}

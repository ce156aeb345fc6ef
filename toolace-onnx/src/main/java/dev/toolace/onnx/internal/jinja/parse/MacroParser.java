package dev.toolace.onnx.internal.jinja.parse;

import dev.toolace.onnx.internal.jinja.run.Applications;
import dev.toolace.onnx.internal.jinja.run.Expr;
import dev.toolace.onnx.internal.jinja.run.Located;
import dev.toolace.onnx.internal.jinja.run.MacroBody;
import dev.toolace.onnx.internal.jinja.run.MacroStatements;
import dev.toolace.onnx.internal.jinja.run.Statements;
import dev.toolace.onnx.internal.jinja.run.Stmt;
import dev.toolace.onnx.internal.jinja.run.Target;
import java.util.ArrayList;
import java.util.List;

/** Statements whose body is a function. Confined to one parse. */
final class MacroParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private final TargetParser targets;
    private final StatementParser statements;

    MacroParser(TokenStream tokens, ExpressionParser expressions, TargetParser targets, StatementParser statements) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.targets = targets;
        this.statements = statements;
    }

    /** Parameters, and the defaults of the last of them. */
    private record Signature(List<String> parameters, List<Expr> defaults) { }

    private Signature signature() {
        List<String> parameters = new ArrayList<>();
        List<Expr> defaults = new ArrayList<>();
        tokens.expectOperator("(");
        while (!tokens.skipOperator(")")) {
            if (!parameters.isEmpty()) {
                tokens.expectOperator(",");
            }
            Token token = tokens.peek();
            String name = targets.name("the name of a parameter");
            if (parameters.contains(name)) {
                throw token.error("two parameters are named '" + name + "'");
            }
            parameters.add(name);
            if (tokens.skipOperator("=")) {
                defaults.add(expressions.expression());
            } else if (!defaults.isEmpty()) {
                throw token.error("a parameter without a default follows one with a default");
            }
        }
        return new Signature(parameters, defaults);
    }

    Stmt macro() {
        String name = targets.name("the name of a macro");
        Signature signature = signature();
        List<Stmt> body = statements.function("endmacro");
        return new MacroStatements.Definition(new Target.ToName(name, false),
                new MacroBody(signature.parameters(), signature.defaults(), body));
    }

    Stmt call(Token word) {
        Signature signature = tokens.peek().isOperator("(") ? signature() : new Signature(List.of(), List.of());
        Expr target = expressions.expression();
        if (!(Located.unwrap(target) instanceof Applications.Call call)) {
            throw word.error("expected a call");
        }
        List<Stmt> body = statements.function("endcall");
        Stmt block = new MacroStatements.CallBlock(call,
                new MacroBody(signature.parameters(), signature.defaults(), body));
        return target instanceof Located located ? new Statements.Placed(block, located.line(), located.column())
                : block;
    }

    Stmt generation() {
        return new MacroStatements.Generation(new MacroBody(List.of(), List.of(),
                statements.function("endgeneration")));
    }
}

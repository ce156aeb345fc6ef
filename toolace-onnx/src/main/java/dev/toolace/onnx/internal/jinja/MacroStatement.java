package dev.toolace.onnx.internal.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A macro: a named piece of template with parameters; calling it gives the text that it writes. */
record MacroStatement(String name, List<String> parameters, List<@Nullable Expr> defaults, List<Stmt> body) implements Stmt {
    @Override
    public Flow exec(Scope scope, Output out) {
        int limit = out.limit();
        scope.set(name, (Callable) arguments -> call(scope, arguments, limit));
        return Flow.NEXT;
    }

    private String call(Scope defined, Arguments arguments, int limit) {
        if (arguments.positional().size() > parameters.size()) {
            throw new JinjaException("macro '" + name + "' takes " + parameters.size() + " arguments");
        }
        for (String given : arguments.named().keySet()) {
            if (!parameters.contains(given)) {
                throw new JinjaException("macro '" + name + "' has no parameter '" + given + "'");
            }
        }
        defined.budget().enter();
        Scope inner = defined.inner();
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = parameters.get(i);
            Expr otherwise = defaults.get(i);
            inner.set(parameter, arguments.has(i, parameter) ? arguments.get(i, parameter, null)
                    : otherwise == null ? new Undefined(parameter) : otherwise.eval(inner));
        }
        Output captured = new Output(limit);
        Stmt.all(body, inner, captured);
        defined.budget().leave();
        return captured.toString();
    }
}

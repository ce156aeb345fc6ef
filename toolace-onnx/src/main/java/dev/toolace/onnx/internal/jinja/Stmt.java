package dev.toolace.onnx.internal.jinja;

import java.util.List;

/** A statement of a template: writes text, changes the scope, or both. */
interface Stmt {
    /** How the enclosing loop goes on. */
    enum Flow { NEXT, BREAK, CONTINUE }

    /** Runs the statement. */
    Flow exec(Scope scope, Output out);

    /** Runs statements in order until one leaves the loop. */
    static Flow all(List<Stmt> body, Scope scope, Output out) {
        for (Stmt statement : body) {
            Flow flow = statement.exec(scope, out);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }
}

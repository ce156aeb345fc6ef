package dev.toolace.onnx.internal.jinja.run;

import java.util.List;

/** A statement: writes text, changes the scope, or both. */
public interface Stmt extends Node {
    /** How the enclosing loop goes on. */
    enum Flow {
        /** With the next statement. */ NEXT,
        /** Not at all. */ BREAK,
        /** With the next element. */ CONTINUE
    }

    /** Runs the statement. */
    Flow exec(Frame frame, Output out);

    /** Runs statements in order until one leaves the loop. */
    static Flow all(List<Stmt> body, Frame frame, Output out) {
        for (int i = 0; i < body.size(); i++) {
            Flow flow = body.get(i).exec(frame, out);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }
}

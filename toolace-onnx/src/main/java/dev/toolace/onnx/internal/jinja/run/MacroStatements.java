package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.python.Arguments;
import java.util.List;

/** Statements whose body is a function. */
public final class MacroStatements {
    private MacroStatements() { }

    /** {@code {% macro a(b) %}...{% endmacro %}}. */
    public record Definition(Target.ToName name, MacroBody body) implements Stmt {
        @Override
        public List<Node> children() {
            return Statements.concat(name, body.children());
        }

        @Override
        public void declare(Symbols symbols) {
            name.declare(symbols);
        }

        @Override
        public void bind(Scope scope) {
            body.bind(scope);
            name.bind(scope);
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            name.assign(frame, new Macro(name.name(), body, frame));
            return Flow.NEXT;
        }
    }

    /** {@code {% call(a) b(c) %}...{% endcall %}}: the macro that is called may call the body. */
    public record CallBlock(Applications.Call call, MacroBody body) implements Stmt {
        @Override
        public List<Node> children() {
            return Statements.concat(call, body.children());
        }

        @Override
        public void declare(Symbols symbols) {
            call.declare(symbols);
        }

        @Override
        public void bind(Scope scope) {
            body.bind(scope);
            call.bind(scope);
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            out.writeText(call.call(frame, new Macro(null, body, frame)));
            return Flow.NEXT;
        }
    }

    /**
     * {@code {% generation %}...{% endgeneration %}}: marks for Hugging Face what the model wrote. There it is a call
     * block, so that
     * what the body sets stays inside.
     */
    public record Generation(MacroBody body) implements Stmt {
        @Override
        public List<Node> children() {
            return body.children();
        }

        @Override
        public void declare(Symbols symbols) { }

        @Override
        public void bind(Scope scope) {
            body.bind(scope);
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            out.write(new Macro(null, body, frame).call(Arguments.NONE));
            return Flow.NEXT;
        }
    }
}

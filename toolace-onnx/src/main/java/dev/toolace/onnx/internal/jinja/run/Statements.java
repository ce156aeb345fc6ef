package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of statement without a scope of their own. */
public final class Statements {
    private Statements() { }

    /** Text of the template. */
    public record Text(String text) implements Stmt {
        @Override
        public List<Node> children() {
            return List.of();
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            out.write(text);
            return Flow.NEXT;
        }
    }

    /** {@code {{ a }}}. */
    public record Print(Expr value) implements Stmt {
        @Override
        public List<Expr> children() {
            return List.of(value);
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            out.write(PythonText.str(value.eval(frame)));
            return Flow.NEXT;
        }
    }

    /** {@code {% do a %}}. */
    public record Do(Expr value) implements Stmt {
        @Override
        public List<Expr> children() {
            return List.of(value);
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            value.eval(frame);
            return Flow.NEXT;
        }
    }

    /** {@code {% if a %}}; one body more than tests: the else part, perhaps empty. */
    public record If(List<Expr> tests, List<List<Stmt>> bodies) implements Stmt {
        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>();
            for (int i = 0; i < bodies.size(); i++) {
                if (i < tests.size()) {
                    all.add(tests.get(i));
                }
                all.addAll(bodies.get(i));
            }
            return all;
        }

        /** Jinja takes all {@code elif} parts, tests and bodies, for one branch. */
        @Override
        public void declare(Symbols symbols) {
            tests.get(0).declare(symbols);
            Symbols then = symbols.branch();
            bodies.get(0).forEach(statement -> statement.declare(then));
            Symbols elifs = symbols.branch();
            for (int i = 1; i < tests.size(); i++) {
                new If(List.of(tests.get(i)), List.of(bodies.get(i), List.of())).declare(elifs);
            }
            Symbols otherwise = symbols.branch();
            bodies.get(tests.size()).forEach(statement -> statement.declare(otherwise));
            symbols.merge(List.of(then, elifs, otherwise));
        }

        @Override
        public void bind(Scope scope) {
            scope.branch().bind(children());
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            for (int i = 0; i < tests.size(); i++) {
                if (Values.truthy(tests.get(i).eval(frame))) {
                    return Stmt.all(bodies.get(i), frame, out);
                }
            }
            return Stmt.all(bodies.get(tests.size()), frame, out);
        }
    }

    /** {@code {% set a = b %}}. */
    public record Set(Target target, Expr value) implements Stmt {
        @Override
        public List<Node> children() {
            return List.of(target, value);
        }

        @Override
        public void declare(Symbols symbols) {
            value.declare(symbols);
            target.declare(symbols);
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            target.check(frame);
            target.assign(frame, value.eval(frame));
            return Flow.NEXT;
        }
    }

    /** {@code {% break %}} or {@code {% continue %}}. */
    public record Leave(Flow flow) implements Stmt {
        @Override
        public List<Node> children() {
            return List.of();
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            return flow;
        }
    }

    /** Statements in place of one. */
    public record Sequence(List<Stmt> body) implements Stmt {
        @Override
        public List<Stmt> children() {
            return body;
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            return Stmt.all(body, frame, out);
        }
    }

    /** A statement that can fail, with its place in the template. */
    public record Placed(Stmt inner, int line, int column) implements Stmt {
        @Override
        public List<Stmt> children() {
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
        public Flow exec(Frame frame, Output out) {
            try {
                return inner.exec(frame, out);
            } catch (JinjaException e) {
                throw e.at(line, column);
            }
        }
    }

    static List<Node> concat(@Nullable Node first, List<? extends Node> rest) {
        List<Node> all = new ArrayList<>();
        if (first != null) {
            all.add(first);
        }
        all.addAll(rest);
        return all;
    }
}

package dev.toolace.onnx.internal.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of statement. */
final class Statements {
    private Statements() { }

    record Text(String text) implements Stmt {
        @Override
        public Flow exec(Scope scope, Output out) {
            out.write(text);
            return Flow.NEXT;
        }
    }

    record Print(Expr value) implements Stmt {
        @Override
        public Flow exec(Scope scope, Output out) {
            out.write(PythonText.str(value.eval(scope)));
            return Flow.NEXT;
        }
    }

    record If(List<Expr> tests, List<List<Stmt>> bodies) implements Stmt {
        /** One body more than tests: the else part, perhaps empty. */
        @Override
        public Flow exec(Scope scope, Output out) {
            for (int i = 0; i < tests.size(); i++) {
                if (Values.truthy(tests.get(i).eval(scope))) {
                    return Stmt.all(bodies.get(i), scope, out);
                }
            }
            return Stmt.all(bodies.get(tests.size()), scope, out);
        }
    }

    record For(Target target, Expr elements, @Nullable Expr filter, List<Stmt> body, List<Stmt> otherwise) implements Stmt {
        @Override
        public Flow exec(Scope scope, Output out) {
            List<@Nullable Object> values = Values.iterate(elements.eval(scope));
            if (filter != null) {
                values = filtered(values, scope, filter);
            }
            if (values.isEmpty()) {
                return Stmt.all(otherwise, scope.inner(), out);
            }
            LoopState loop = new LoopState(values);
            for (int i = 0; i < values.size(); i++) {
                scope.budget().step();
                Scope inner = scope.inner();
                loop.moveTo(i);
                inner.set("loop", loop);
                target.assign(inner, values.get(i));
                if (Stmt.all(body, inner, out) == Flow.BREAK) {
                    break;
                }
            }
            return Flow.NEXT;
        }

        private List<@Nullable Object> filtered(List<@Nullable Object> values, Scope scope, Expr test) {
            List<@Nullable Object> kept = new ArrayList<>();
            for (Object value : values) {
                scope.budget().step();
                Scope inner = scope.inner();
                target.assign(inner, value);
                if (Values.truthy(test.eval(inner))) {
                    kept.add(value);
                }
            }
            return kept;
        }
    }

    record Set(Target target, Expr value) implements Stmt {
        @Override
        public Flow exec(Scope scope, Output out) {
            target.assign(scope, value.eval(scope));
            return Flow.NEXT;
        }
    }

    record SetBlock(Target target, List<Stmt> body) implements Stmt {
        @Override
        public Flow exec(Scope scope, Output out) {
            Output captured = new Output(out.limit());
            Stmt.all(body, scope.inner(), captured);
            target.assign(scope, captured.toString());
            return Flow.NEXT;
        }
    }

    record Leave(Flow flow) implements Stmt {
        @Override
        public Flow exec(Scope scope, Output out) {
            return flow;
        }
    }

    /** Statements in place of one, without a scope of their own. */
    record Sequence(List<Stmt> body) implements Stmt {
        @Override
        public Flow exec(Scope scope, Output out) {
            return Stmt.all(body, scope, out);
        }
    }

    /** A statement that can fail, with its place in the template. */
    record Placed(Stmt inner, int line, int column) implements Stmt {
        @Override
        public Flow exec(Scope scope, Output out) {
            try {
                return inner.exec(scope, out);
            } catch (JinjaException e) {
                throw e.at(line, column);
            }
        }
    }
}

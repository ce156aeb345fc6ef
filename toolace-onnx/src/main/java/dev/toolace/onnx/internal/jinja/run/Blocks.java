package dev.toolace.onnx.internal.jinja.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements with a body in a scope of its own. Each is unchanged once bound. */
public final class Blocks {
    private static final Entry NOTHING = new Entry(List.of(), new int[0]);

    private Blocks() { }

    /** {@code {% set a %}...{% endset %}}: the body's text, perhaps filtered, is the value. */
    public static final class SetBlock implements Stmt {
        private final Target target;
        private final Expressions.@Nullable Captured captured;
        private final @Nullable Expr filter;
        private final List<Stmt> body;
        private Entry entry = NOTHING;

        /** A set block; the filter reads what was captured. */
        public SetBlock(Target target, Expressions.@Nullable Captured captured, @Nullable Expr filter,
                List<Stmt> body) {
            this.target = target;
            this.captured = captured;
            this.filter = filter;
            this.body = body;
        }

        @Override
        public List<Node> children() {
            List<Node> all = Statements.concat(filter, body);
            all.add(0, target);
            return all;
        }

        @Override
        public void declare(Symbols symbols) {
            target.declare(symbols);
        }

        @Override
        public void bind(Scope scope) {
            Scope inner = scope.inner();
            inner.declare(body);
            inner.declare(filter);
            inner.bind(body);
            inner.bind(filter);
            entry = inner.symbols().entry();
            target.bind(scope);
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            Output apart = out.apart();
            entry.enter(frame);
            Flow flow = Stmt.all(body, frame, apart);
            if (flow == Flow.NEXT) {
                String text = apart.toString();
                frame.budget().weigh(text);
                target.check(frame);
                if (filter != null && captured != null) {
                    captured.set(frame, text);
                    target.assign(frame, filter.eval(frame));
                } else {
                    target.assign(frame, text);
                }
            }
            entry.leave(frame);
            return flow;
        }
    }

    /** {@code {% filter a %}...{% endfilter %}}. */
    public static final class FilterBlock implements Stmt {
        private final Expressions.Captured captured;
        private final Expr filter;
        private final List<Stmt> body;
        private Entry entry = NOTHING;

        /** A filter block; the filter reads what was captured. */
        public FilterBlock(Expressions.Captured captured, Expr filter, List<Stmt> body) {
            this.captured = captured;
            this.filter = filter;
            this.body = body;
        }

        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(body);
            all.add(filter);
            return all;
        }

        @Override
        public void declare(Symbols symbols) {
            filter.declare(symbols);
        }

        @Override
        public void bind(Scope scope) {
            Scope inner = scope.inner();
            inner.declare(children());
            inner.bind(children());
            entry = inner.symbols().entry();
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            Output apart = out.apart();
            entry.enter(frame);
            Flow flow = Stmt.all(body, frame, apart);
            if (flow == Flow.NEXT) {
                captured.set(frame, apart.toString());
                out.writeText(filter.eval(frame));
            }
            entry.leave(frame);
            return flow;
        }
    }

    /** {@code {% with a = b %}...{% endwith %}}; without targets a plain scope. */
    public static final class With implements Stmt {
        private final List<Target> targets;
        private final List<Expr> values;
        private final List<Stmt> body;
        private Entry entry = NOTHING;

        /** A with block: targets and their values. */
        public With(List<Target> targets, List<Expr> values, List<Stmt> body) {
            this.targets = targets;
            this.values = values;
            this.body = body;
        }

        @Override
        public List<Node> children() {
            List<Node> all = new ArrayList<>(targets);
            all.addAll(values);
            all.addAll(body);
            return all;
        }

        @Override
        public void declare(Symbols symbols) {
            values.forEach(value -> value.declare(symbols));
        }

        @Override
        public void bind(Scope scope) {
            scope.bind(values);
            Scope inner = scope.inner();
            inner.declare(targets);
            inner.declare(body);
            inner.bind(targets);
            inner.bind(body);
            entry = inner.symbols().entry();
        }

        @Override
        public Flow exec(Frame frame, Output out) {
            entry.enter(frame);
            for (int i = 0; i < targets.size(); i++) {
                targets.get(i).assign(frame, values.get(i).eval(frame));
            }
            Flow flow = Stmt.all(body, frame, out);
            entry.leave(frame);
            return flow;
        }
    }
}

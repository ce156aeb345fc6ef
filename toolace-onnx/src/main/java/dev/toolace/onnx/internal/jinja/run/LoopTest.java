package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a loop: asked for each element when its turn comes, so that it sees what the turns before have done.
 * Immutable.
 */
final class LoopTest {
    private final Target target;
    private final Expr condition;
    private final Layout layout;
    private final Entry entry;

    LoopTest(Scope scope, Target target, Expr condition) {
        Scope inner = scope.function();
        target.declareParameters(inner.symbols());
        inner.declare(condition);
        target.bind(inner);
        inner.bind(condition);
        this.target = target;
        this.condition = condition;
        this.layout = inner.layout();
        this.entry = inner.symbols().entry();
    }

    Iterator<@Nullable Object> filter(Iterator<@Nullable Object> elements, Frame outer) {
        Frame frame = outer.inner(layout);
        return new Iterator<>() {
            private @Nullable Object next;
            private boolean ready;
            private boolean entered;

            @Override
            public boolean hasNext() {
                if (!entered) {
                    entry.enter(frame);
                    entered = true;
                }
                while (!ready && elements.hasNext()) {
                    frame.budget().step();
                    next = elements.next();
                    target.assign(frame, next);
                    ready = Values.truthy(condition.eval(frame));
                }
                return ready;
            }

            @Override
            public @Nullable Object next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                ready = false;
                return next;
            }
        };
    }
}

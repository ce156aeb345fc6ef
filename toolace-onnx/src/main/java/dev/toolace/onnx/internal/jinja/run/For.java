package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Generator;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code {% for a in b if c %}...{% else %}...{% endfor %}}. Unchanged once bound. */
public final class For implements Stmt {
    private final Parts parts;
    private Scope body = Scope.root();
    private Entry entry = new Entry(List.of(), new int[0]);
    private Entry elseEntry = entry;
    /** The place of {@code loop}, or -1 where the body does not read it. */
    private int loopSlot = -1;
    private @Nullable LoopTest test;

    /**
     * What a loop is made of. The test has a target of its own, because it runs in a frame of its own.
     *
     * @param target what elements are assigned to
     * @param testTarget the same for the test
     * @param elements what is gone through
     * @param test which elements count, or null
     * @param recursive whether the loop can be called
     * @param body for each element
     * @param otherwise where no turn came to its end
     */
    public record Parts(Target target, Target testTarget, Expr elements, @Nullable Expr test, boolean recursive,
            List<Stmt> body,
            List<Stmt> otherwise) { }

    /** A loop. */
    public For(Parts parts) {
        this.parts = parts;
    }

    @Override
    public List<Node> children() {
        List<Node> all = new ArrayList<>(List.of(parts.target(), parts.elements()));
        all.addAll(parts.body());
        all.addAll(parts.otherwise());
        return Statements.concat(parts.test(), all);
    }

    @Override
    public void declare(Symbols symbols) {
        parts.elements().declare(symbols);
    }

    @Override
    public void bind(Scope scope) {
        if (FreeNames.isSet("loop", children())) {
            throw new JinjaException("Can't assign to special loop variable in for-loop target");
        }
        parts.elements().bind(scope);
        body = parts.recursive() ? scope.function() : scope.inner();
        Scope otherwise = new Scope(new Symbols(body.layout(), scope.symbols()), body.layout(), false);
        if (parts.recursive() || FreeNames.among(Set.of("loop"), parts.body()).contains("loop")) {
            loopSlot = body.symbols().parameter("loop");
        }
        parts.target().declareParameters(body.symbols());
        body.declare(parts.body());
        otherwise.declare(parts.otherwise());
        Expr condition = parts.test();
        if (condition != null) {
            test = new LoopTest(scope, parts.testTarget(), condition);
        }
        parts.target().bind(body);
        body.bind(parts.body());
        otherwise.bind(parts.otherwise());
        entry = body.symbols().entry();
        elseEntry = otherwise.symbols().entry();
    }

    @Override
    public Flow exec(Frame frame, Output out) {
        Object elements = parts.elements().eval(frame);
        if (!parts.recursive()) {
            return turns(frame, frame, elements, -1, out);
        }
        out.write(recurse(frame, elements, 0));
        return Flow.NEXT;
    }

    private String recurse(Frame outer, @Nullable Object elements, int depth) {
        outer.budget().enter();
        Output out = new Output(outer.budget().characters());
        turns(outer, outer.inner(body.layout()), elements, depth, out);
        outer.budget().leave();
        return out.toString();
    }

    private Flow turns(Frame outer, Frame frame, @Nullable Object elements, int depth, Output out) {
        boolean completed = false;
        LoopTest condition = test;
        Iterator<@Nullable Object> turns = Iteration.of(elements);
        if (condition != null) {
            turns = condition.filter(turns, outer);
        }
        LoopContext loop = null;
        if (loopSlot >= 0) {
            long size = condition != null || elements instanceof Generator ? -1 : Values.length(elements);
            loop = new LoopContext(turns, size, Math.max(0, depth), depth < 0 ? null
                    : inner -> recurse(outer, inner, depth + 1));
            turns = loop.turns();
        }
        while (turns.hasNext()) {
            frame.budget().step();
            parts.target().assign(frame, turns.next());
            if (loop != null) {
                frame.set(loopSlot, loop);
            }
            entry.enter(frame);
            Flow flow = Stmt.all(parts.body(), frame, out);
            if (flow == Flow.BREAK) {
                break;
            }
            // As in Jinja, a turn that is left does not count: the else part runs where no turn came to its end.
            completed |= flow == Flow.NEXT;
        }
        entry.leave(frame);
        if (completed || parts.otherwise().isEmpty()) {
            return Flow.NEXT;
        }
        elseEntry.enter(frame);
        Flow flow = Stmt.all(parts.otherwise(), frame, out);
        elseEntry.leave(frame);
        return flow;
    }
}

package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.RenderLimits;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed template. Immutable: any number of threads may run it at once. */
public final class Template {
    private final List<Stmt> body;
    private final Layout layout;
    private final Entry entry;

    /**
     * A template of statements, which are bound to it; fails with {@link
     * dev.toolace.onnx.internal.jinja.JinjaException}.
     */
    public Template(List<Stmt> statements) {
        body = List.copyOf(statements);
        Scope root = Scope.root();
        root.declare(body);
        root.bind(body);
        layout = root.layout();
        entry = root.symbols().entry();
    }

    /** Renders with variables; fails with {@link dev.toolace.onnx.internal.jinja.JinjaException}. */
    public String render(Map<String, ? extends @Nullable Object> variables, Clock clock, RenderLimits limits) {
        Frame frame = new Frame(layout, null, new Rendering(variables, clock, limits));
        Output out = new Output(limits.characters());
        entry.enter(frame);
        Stmt.all(body, frame, out);
        return out.toString();
    }
}

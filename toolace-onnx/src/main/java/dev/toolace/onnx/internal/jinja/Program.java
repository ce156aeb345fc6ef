package dev.toolace.onnx.internal.jinja;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed template. Immutable: any number of threads may run it at once. */
public final class Program {
    private static final long MAX_STEPS = 5_000_000;
    private static final int MAX_OUTPUT = 16_000_000;

    private final List<Stmt> body;

    private Program(List<Stmt> body) {
        this.body = body;
    }

    /** Parses a template; fails with {@link JinjaException}. */
    public static Program parse(String template) {
        return new Program(List.copyOf(StatementParser.parse(Lexer.tokenize(template))));
    }

    /** Runs the template with variables (texts, numbers, booleans, null, lists, maps) at a time; fails with {@link JinjaException}. */
    public String run(Map<String, ? extends @Nullable Object> variables, Clock clock) {
        Scope globals = new Scope(new Budget(MAX_STEPS));
        Globals.define(globals, clock);
        variables.forEach((name, value) -> globals.set(name, Globals.value(value, 0)));
        Output out = new Output(MAX_OUTPUT);
        Stmt.all(body, globals.inner(), out);
        return out.toString();
    }
}

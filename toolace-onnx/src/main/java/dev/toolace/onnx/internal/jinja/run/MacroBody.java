package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Dict;
import dev.toolace.onnx.internal.jinja.python.Tuple;
import dev.toolace.onnx.internal.jinja.python.Undefined;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters and statements of a macro or call block. Unchanged once bound. */
public final class MacroBody {
    private static final Set<String> SPECIAL = Set.of("caller", "kwargs", "varargs");

    private final List<String> parameters;
    private final List<Target.ToName> targets = new ArrayList<>();
    private final List<Expr> defaults;
    private final List<Stmt> body;
    private Layout layout = new Layout(null);
    private Entry entry = new Entry(List.of(), new int[0]);
    private int caller = -1;
    private int kwargs = -1;
    private int varargs = -1;

    /** A body; defaults belong to the last parameters. */
    public MacroBody(List<String> parameters, List<Expr> defaults, List<Stmt> body) {
        this.parameters = parameters;
        this.defaults = defaults;
        this.body = body;
        parameters.forEach(name -> targets.add(new Target.ToName(name, true)));
    }

    List<Node> children() {
        List<Node> all = new ArrayList<>(targets);
        all.addAll(defaults);
        all.addAll(body);
        return all;
    }

    List<String> parameters() {
        return parameters;
    }

    boolean takesCaller() {
        return caller >= 0 || parameters.contains("caller") && FreeNames.among(SPECIAL, body).contains("caller");
    }

    boolean takesNames() {
        return kwargs >= 0;
    }

    boolean takesRest() {
        return varargs >= 0;
    }

    void bind(Scope scope) {
        Scope inner = scope.function();
        inner.declare(children());
        Set<String> used = FreeNames.among(SPECIAL, body);
        int explicit = parameters.indexOf("caller");
        if (used.contains("caller")) {
            if (explicit >= 0 && explicit < parameters.size() - defaults.size()) {
                throw new JinjaException("When defining macros or call blocks the special \"caller\" argument must"
                        + " be omitted or be given a default.");
            }
            caller = explicit >= 0 ? -1 : inner.symbols().parameter("caller");
        }
        if (used.contains("kwargs") && !parameters.contains("kwargs")) {
            kwargs = inner.symbols().parameter("kwargs");
        }
        if (used.contains("varargs") && !parameters.contains("varargs")) {
            varargs = inner.symbols().parameter("varargs");
        }
        inner.bind(children());
        layout = inner.layout();
        entry = inner.symbols().entry();
    }

    String invoke(Frame defined, Arguments arguments, String name) {
        defined.budget().enter();
        Frame frame = defined.inner(layout);
        List<@Nullable Object> given = arguments.positional();
        Map<String, @Nullable Object> named = new LinkedHashMap<>(arguments.named());
        int size = parameters.size();
        for (int i = 0; i < size; i++) {
            Object value = i < given.size() ? given.get(i)
                    : named.containsKey(parameters.get(i)) ? named.remove(parameters.get(i)) : Values.MISSING;
            targets.get(i).assign(frame, value);
        }
        if (caller >= 0) {
            Object block = named.remove("caller");
            frame.set(caller, block == null ? Undefined.because("No caller defined") : block);
        }
        if (kwargs >= 0) {
            Dict rest = new Dict();
            named.forEach(rest::put);
            frame.set(kwargs, rest);
        } else if (!named.isEmpty()) {
            throw new JinjaException("macro " + name + " takes no keyword argument '"
                    + named.keySet().iterator().next() + "'");
        }
        if (varargs >= 0) {
            frame.set(varargs, new Tuple(given.size() > size ? new ArrayList<>(given.subList(size, given.size()))
                    : List.of()));
        } else if (given.size() > size) {
            throw new JinjaException("macro " + name + " takes not more than " + size + " argument(s)");
        }
        entry.enter(frame);
        defaults(frame);
        Output out = new Output(frame.budget().characters());
        Stmt.all(body, frame, out);
        defined.budget().leave();
        return out.toString();
    }

    private void defaults(Frame frame) {
        int required = parameters.size() - defaults.size();
        for (int i = 0; i < parameters.size(); i++) {
            if (targets.get(i).read(frame) == Values.MISSING) {
                targets.get(i).assign(frame, i >= required ? defaults.get(i - required).eval(frame)
                        : Undefined.because("parameter '" + parameters.get(i) + "' was not provided"));
            }
        }
    }
}

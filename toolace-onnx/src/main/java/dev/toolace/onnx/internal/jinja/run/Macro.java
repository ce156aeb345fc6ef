package dev.toolace.onnx.internal.jinja.run;

import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Callable;
import dev.toolace.onnx.internal.jinja.python.PyObject;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.Tuple;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** A macro as a value: calling it gives the text that it writes. Confined to one rendering. */
final class Macro implements Callable, PyObject {
    private final @Nullable String name;
    private final MacroBody body;
    private final Frame defined;

    Macro(@Nullable String name, MacroBody body, Frame defined) {
        this.name = name;
        this.body = body;
        this.defined = defined;
    }

    @Override
    public String call(Arguments arguments) {
        return body.invoke(defined, arguments, PythonText.repr(name));
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        return switch (attribute) {
            case "name" -> name;
            case "arguments" -> new Tuple(new ArrayList<>(body.parameters()));
            case "caller" -> body.takesCaller();
            case "catch_kwargs" -> body.takesNames();
            case "catch_varargs" -> body.takesRest();
            case "explicit_caller" -> body.parameters().contains("caller");
            default -> Values.MISSING;
        };
    }

    @Override
    public String describe() {
        return name == null ? "<Macro anonymous>" : "<Macro " + PythonText.repr(name) + ">";
    }
}

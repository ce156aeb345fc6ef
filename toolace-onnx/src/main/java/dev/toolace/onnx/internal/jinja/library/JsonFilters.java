package dev.toolace.onnx.internal.jinja.library;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.jinja.JinjaException;
import dev.toolace.onnx.internal.jinja.python.Arguments;
import dev.toolace.onnx.internal.jinja.python.Arguments.Bound;
import dev.toolace.onnx.internal.jinja.python.Arithmetic;
import dev.toolace.onnx.internal.jinja.python.Inputs;
import dev.toolace.onnx.internal.jinja.python.Iteration;
import dev.toolace.onnx.internal.jinja.python.PythonJson;
import dev.toolace.onnx.internal.jinja.python.PythonText;
import dev.toolace.onnx.internal.jinja.python.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON written and read. {@code tojson} is Hugging Face's: it escapes no HTML, and takes the arguments of Python's
 * writer. Stateless.
 */
final class JsonFilters {
    static final Map<String, Filter> ALL = Map.of(
            "tojson", (value, arguments, budget) -> PythonJson.write(value, layout(arguments)),
            "from_json", (value, arguments, budget) -> read(value));

    private static final int MAX_INDENT = 100;

    private JsonFilters() { }

    private static PythonJson.Layout layout(Arguments arguments) {
        if (arguments == Arguments.NONE) {
            return PythonJson.Layout.LINE;
        }
        Bound bound = arguments.bind("tojson", 0, "ensure_ascii", "indent", "separators", "sort_keys");
        String indent = indent(bound.get(1, null));
        String items = indent == null ? ", " : ",";
        String keys = ": ";
        if (bound.get(2, null) != null) {
            List<@Nullable Object> pair = Iteration.list(bound.get(2));
            if (pair.size() != 2 || Values.text(pair.get(0)) == null || Values.text(pair.get(1)) == null) {
                throw new JinjaException("separators are two strings");
            }
            items = PythonText.str(pair.get(0));
            keys = PythonText.str(pair.get(1));
        }
        return new PythonJson.Layout(bound.truth(0, false), indent, items, keys, bound.truth(3, false));
    }

    private static @Nullable String indent(@Nullable Object indent) {
        String text = Values.text(indent);
        if (indent == null || text != null) {
            return text;
        }
        if (!Arithmetic.isInteger(indent)) {
            throw new JinjaException("indent must be an integer, a string or None, not " + Values.typeName(indent));
        }
        return " ".repeat((int) Math.max(0, Math.min(MAX_INDENT, Values.integer(indent, "indent"))));
    }

    /** Not in Jinja or Hugging Face, but in templates that serving engines render. */
    private static @Nullable Object read(@Nullable Object value) {
        try {
            return Inputs.json(JsonValue.parse(PythonText.str(value)));
        } catch (ToolaceException e) {
            throw new JinjaException("filter 'from_json' got no JSON: " + e.getMessage());
        }
    }
}

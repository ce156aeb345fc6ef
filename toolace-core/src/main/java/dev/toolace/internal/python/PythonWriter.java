package dev.toolace.internal.python;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.internal.json.JsonWriter;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.Map;

/** Writes calls as Python. Stateless. */
public final class PythonWriter {

    private static final int MAX_DEPTH = 500;

    private PythonWriter() {}

    /**
     * Writes a list of calls.
     *
     * @param calls in order
     * @return such as {@code [f(a=1), g()]}
     */
    public static String write(List<Call> calls) {
        StringBuilder out = new StringBuilder("[");
        for (Call call : calls) {
            out.append(out.length() == 1 ? "" : ", ").append(call.name()).append('(');
            String separator = "";
            for (Map.Entry<String, JsonValue> argument : call.arguments().members().entrySet()) {
                out.append(separator);
                writeArgument(argument.getKey(), argument.getValue(), out);
                separator = ", ";
            }
            out.append(')');
        }
        return out.append(']').toString();
    }

    private static void writeArgument(String name, JsonValue value, StringBuilder out) {
        if (Identifiers.isIdentifier(name)) {
            out.append(name).append('=');
            write(value, out, 0);
        } else {
            out.append("**{");
            JsonWriter.quote(name, out);
            out.append(": ");
            write(value, out, 0);
            out.append('}');
        }
    }

    private static void write(JsonValue value, StringBuilder out, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ToolaceException(ErrorId.JSON_LIMIT, "value nests deeper than " + MAX_DEPTH + " levels");
        }
        if (value instanceof JsonObject object) {
            String separator = "{";
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                out.append(separator);
                JsonWriter.quote(member.getKey(), out);
                out.append(": ");
                write(member.getValue(), out, depth + 1);
                separator = ", ";
            }
            out.append(object.members().isEmpty() ? "{}" : "}");
        } else if (value instanceof JsonArray array) {
            String separator = "[";
            for (JsonValue element : array.elements()) {
                out.append(separator);
                write(element, out, depth + 1);
                separator = ", ";
            }
            out.append(array.elements().isEmpty() ? "[]" : "]");
        } else if (value instanceof JsonString string) {
            // Every escape that JSON uses means the same in Python.
            JsonWriter.quote(string.value(), out);
        } else if (value instanceof JsonBoolean bool) {
            out.append(bool.value() ? "True" : "False");
        } else if (value == JsonNull.INSTANCE) {
            out.append("None");
        } else {
            out.append(value.toJson());
        }
    }
}

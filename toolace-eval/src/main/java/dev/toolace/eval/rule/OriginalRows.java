package dev.toolace.eval.rule;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.eval.EvalErrors;
import dev.toolace.format.ParsedCalls;
import dev.toolace.format.PythonListFormat;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolDialect;
import dev.toolace.tool.ToolSet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the readers of original files share. Stateless. */
final class OriginalRows {

    /** Stands for a right answer that cannot be read; a test with it is left out. */
    static final JsonValue UNREADABLE = new JsonArray(List.of(new JsonArray(List.of(JsonNull.INSTANCE))));

    private static final PythonListFormat PYTHON = new PythonListFormat();
    private static final Map<String, String> TYPES = Map.of("str", "string", "int", "integer", "float", "number",
            "bool", "boolean", "list", "array", "tuple", "array", "dict", "object", "double", "number");

    private OriginalRows() {}

    static ToolaceException malformed(Path file, int line, String what) {
        return new ToolaceException(EvalErrors.BAD_CASE, file + " line " + line + " " + what);
    }

    static String text(JsonObject row, String name) {
        return row.get(name) instanceof JsonString string ? string.value() : "";
    }

    static List<JsonValue> list(JsonObject row, String name) {
        return row.get(name) instanceof JsonArray array ? array.elements() : List.of();
    }

    static JsonObject object(@Nullable JsonValue value) {
        return value instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    static JsonObject message(String role, String content) {
        return JsonObject.EMPTY.with("role", new JsonString(role)).with("content", new JsonString(content));
    }

    static JsonObject call(String name, JsonValue arguments) {
        return JsonObject.EMPTY.with("name", new JsonString(name)).with("arguments", arguments);
    }

    /** The name of a file up to its first point. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** A test in the uniform form. */
    static JsonObject uniform(
            String source, String id, String category, String expect, List<JsonValue> messages, List<JsonValue> tools,
            JsonValue calls) {
        return JsonObject.EMPTY.with("id", new JsonString(id)).with("source", new JsonString(source))
                .with("category", new JsonString(category)).with("expect", new JsonString(expect))
                .with("messages", new JsonArray(messages)).with("tools", tools(tools)).with("calls", calls);
    }

    /** Definitions as a host would offer them; one that no host can offer stays, and its test is left out. */
    private static JsonArray tools(List<JsonValue> definitions) {
        List<JsonValue> tools = new ArrayList<>();
        for (JsonValue definition : definitions) {
            try {
                for (Tool tool : ToolDialect.BFCL.read(definition).tools()) {
                    tools.add(JsonObject.EMPTY.with("name", new JsonString(tool.name()))
                            .with("description", new JsonString(tool.description()))
                            .with("parameters", tool.parameters()));
                }
            } catch (ToolaceException unusable) {
                tools.add(definition);
            }
        }
        return new JsonArray(tools);
    }

    /** Parameters with Python's types, as a schema. */
    static JsonObject schema(JsonObject parameters, List<JsonValue> required) {
        JsonObject properties = JsonObject.EMPTY;
        for (Map.Entry<String, JsonValue> parameter : parameters.members().entrySet()) {
            JsonObject declared = object(parameter.getValue());
            String type = TYPES.get(text(declared, "type"));
            JsonObject property = type == null ? JsonObject.EMPTY : JsonObject.EMPTY.with("type", new JsonString(type));
            properties = properties.with(parameter.getKey(),
                    property.with("description", new JsonString(text(declared, "description"))));
        }
        return JsonObject.EMPTY.with("type", new JsonString("object")).with("properties", properties)
                .with("required", new JsonArray(required));
    }

    /** Calls as Python writes them: {@code [f(a='b'), g()]}. */
    static Optional<List<Call>> pythonCalls(String text) {
        return PYTHON.parse(text, ToolSet.of(List.of())) instanceof ParsedCalls parsed
                ? Optional.of(parsed.calls()) : Optional.empty();
    }

    /** A value as Python writes it, read as an argument of a call. */
    static Optional<JsonValue> pythonValue(String text) {
        return pythonCalls("[value(it=" + text + ")]").filter(calls -> calls.size() == 1)
                .filter(calls -> calls.get(0).arguments().members().size() == 1)
                .map(calls -> calls.get(0).arguments().get("it"));
    }

    /** A text that spells a number or a boolean where one is declared becomes that. */
    static JsonValue spelled(JsonValue value, String pythonType) {
        if (!(value instanceof JsonString string)) {
            return value;
        }
        String text = string.value();
        return switch (pythonType) {
            case "int" -> text.length() <= 18 && text.matches("-?[0-9]{1,18}")
                    ? JsonNumber.of(Long.parseLong(text)) : value;
            case "float" -> text.length() <= 40 && text.matches("-?[0-9]{1,20}(\\.[0-9]{1,18})?")
                    ? new JsonNumber(new BigDecimal(text)) : value;
            case "bool" -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                    ? JsonValue.of(Boolean.parseBoolean(text)) : value;
            default -> value;
        };
    }
}

package dev.toolace.tool;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.tool.Definition;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tool definitions from JSON. Stateless. */
final class ToolReader {

    private ToolReader() {}

    static Tool read(String json) {
        if (JsonReader.parseUnique(json, Limits.DEFAULT) instanceof JsonObject object) {
            return read(object);
        }
        throw malformed("a tool definition must be a JSON object");
    }

    static List<Tool> readAll(String json) {
        if (!(JsonReader.parseUnique(json, Limits.DEFAULT) instanceof JsonArray array)) {
            throw malformed("tool definitions must be a JSON array");
        }
        List<Tool> tools = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (!(element instanceof JsonObject object)) {
                throw malformed("tool definition " + tools.size() + " must be a JSON object");
            }
            try {
                tools.add(read(object));
            } catch (ToolaceException e) {
                throw new ToolaceException(e.errorId(), "tool definition " + tools.size() + ": " + e.detail(), e);
            }
        }
        return List.copyOf(tools);
    }

    static Tool read(JsonObject definition) {
        JsonObject function = definition;
        JsonValue wrapped = definition.get("function");
        if (wrapped != null) {
            if (!(wrapped instanceof JsonObject inner)) {
                throw malformed("'function' must be an object");
            }
            function = inner;
        }
        return new Tool(string(function, "name", null), string(function, "description", ""), parameters(function));
    }

    private static String string(JsonObject object, String member, @Nullable String fallback) {
        JsonValue value = object.get(member);
        if (value instanceof JsonString string) {
            return string.value();
        }
        if (fallback != null && (value == null || value == JsonNull.INSTANCE)) {
            return fallback;
        }
        throw malformed("'" + member + "' must be a string");
    }

    private static JsonObject parameters(JsonObject function) {
        JsonValue value = function.get("parameters");
        if (value == null || value == JsonNull.INSTANCE) {
            return Definition.NO_PARAMETERS;
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw malformed("'parameters' must be an object");
    }

    private static ToolaceException malformed(String detail) {
        return new ToolaceException(ErrorId.TOOL_DEFINITION, detail);
    }
}

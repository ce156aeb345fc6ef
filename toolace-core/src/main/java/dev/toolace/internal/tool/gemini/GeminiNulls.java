package dev.toolace.internal.tool.gemini;

import dev.toolace.ToolaceException;
import dev.toolace.internal.tool.Definition;
import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Gemini says about values beside their types: that they may be null, and which ones there are. Stateless. */
final class GeminiNulls {

    private static final JsonString NULL = new JsonString("null");

    private GeminiNulls() {}

    /** Lets everything in a schema that could refuse null take it. */
    static void nullable(JsonValue nullable, Map<String, JsonValue> out, Pointer at, Report report) {
        if (!(nullable instanceof JsonBoolean flag)) {
            throw Definition.malformed(at, "'nullable' must be true or false");
        }
        if (!flag.value()) {
            report.note(at, "nullable", Action.REWRITTEN, "false is the default");
            return;
        }
        JsonValue type = out.get("type");
        if (type instanceof JsonString) {
            out.put("type", type.equals(NULL) ? type : new JsonArray(List.of(type, NULL)));
        } else if (type instanceof JsonArray types) {
            out.put("type", with(types, NULL));
        }
        if (out.get("enum") instanceof JsonArray values) {
            out.put("enum", with(values, JsonNull.INSTANCE));
        }
        if (out.get("anyOf") instanceof JsonArray branches) {
            out.put("anyOf", with(branches, JsonObject.EMPTY.with("type", NULL)));
            report.note(at, "nullable", Action.REWRITTEN, "there is a schema for null among anyOf's");
        } else if (type == null) {
            report.note(at, "nullable", Action.REWRITTEN, "without a type there is nothing that refuses null");
        }
    }

    private static JsonArray with(JsonArray array, JsonValue element) {
        if (array.elements().contains(element)) {
            return array;
        }
        List<JsonValue> elements = new ArrayList<>(array.elements());
        elements.add(element);
        return new JsonArray(elements);
    }

    /** Enumerations are written as strings, also those of numbers. */
    static void enumeration(Map<String, JsonValue> out, Pointer at, Report report) {
        boolean numeric = out.get("type") instanceof JsonString type
                && (type.value().equals("integer") || type.value().equals("number"));
        if (numeric && out.get("enum") instanceof JsonArray values
                && values.elements().stream().anyMatch(value -> value instanceof JsonString)) {
            List<JsonValue> numbers = values.elements().stream()
                    .map(value -> value instanceof JsonString digits ? number(digits) : value).toList();
            out.put("enum", new JsonArray(numbers));
            report.note(at, "enum", Action.REWRITTEN, "its strings are numbers, as the type says");
        }
    }

    /** The number that a string holds, or the string, for the check of the tool to name it. */
    static JsonValue number(JsonString digits) {
        try {
            JsonValue value = JsonValue.parse(digits.value());
            return value instanceof JsonNumber ? value : digits;
        } catch (ToolaceException notJson) {
            return digits;
        }
    }
}

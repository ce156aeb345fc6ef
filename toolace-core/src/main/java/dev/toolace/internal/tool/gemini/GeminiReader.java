package dev.toolace.internal.tool.gemini;

import dev.toolace.internal.tool.Definition;
import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.internal.tool.SubSchemas;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes JSON Schema of Gemini's schemas, in the spellings that the service reads: types in any case, names of members
 * with capitals or underscores, whole numbers as strings. JSON Schema among them stays as it is. For one reading.
 */
final class GeminiReader {

    /** Names with underscores, as the protocol buffers are written. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("any_of", "anyOf"), Map.entry("min_items", "minItems"), Map.entry("max_items", "maxItems"),
            Map.entry("min_length", "minLength"), Map.entry("max_length", "maxLength"),
            Map.entry("min_properties", "minProperties"), Map.entry("max_properties", "maxProperties"),
            Map.entry("property_ordering", "propertyOrdering"),
            Map.entry("additional_properties", "additionalProperties"), Map.entry("defs", "$defs"),
            Map.entry("ref", "$ref"));

    private static final Set<String> NUMBERS = Set.of(
            "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties", "minimum", "maximum");

    private final Report report;

    GeminiReader(Report report) {
        this.report = report;
    }

    JsonObject read(JsonObject schema, Pointer at) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        JsonValue nullable = null;
        JsonValue ordering = null;
        for (Map.Entry<String, JsonValue> member : schema.members().entrySet()) {
            String keyword = NAMES.getOrDefault(member.getKey(), member.getKey());
            JsonValue value = member.getValue();
            if (value == JsonNull.INSTANCE && !keyword.equals("default") && !keyword.equals("example")
                    && GeminiKeywords.ALL.contains(keyword)) {
                continue;
            }
            switch (keyword) {
                case "nullable" -> nullable = value;
                case "propertyOrdering" -> ordering = value;
                case "type" -> put(out, keyword, GeminiTypeNames.read(value, at, report), at);
                case "$ref" -> put(out, keyword, member.getKey().equals("ref") ? reference(value) : value, at);
                case "example" -> example(schema, value, out, at);
                default -> put(out, keyword, value(member.getKey(), keyword, value, at), at);
            }
        }
        if (out.get("type") == JsonNull.INSTANCE) {
            out.remove("type");
        }
        GeminiNulls.enumeration(out, at, report);
        if (nullable != null) {
            GeminiNulls.nullable(nullable, out, at, report);
        }
        if (ordering != null) {
            order(ordering, out, at);
        }
        return new JsonObject(out);
    }

    private static void put(Map<String, JsonValue> out, String keyword, JsonValue value, Pointer at) {
        if (out.putIfAbsent(keyword, value) != null) {
            throw Definition.malformed(at, "'" + keyword + "' is there twice, in two spellings");
        }
    }

    private JsonValue value(String written, String keyword, JsonValue value, Pointer at) {
        if (!GeminiKeywords.ALL.contains(keyword)) {
            report.note(at, written, Action.KEPT, "Gemini's schemas do not have it; it is taken as JSON Schema's");
        }
        if (NUMBERS.contains(keyword) && value instanceof JsonString digits) {
            return GeminiNulls.number(digits);
        }
        return SubSchemas.change(keyword, value, at.then(written), this::read);
    }

    /** Vertex AI has references too, without the dollar signs. */
    private static JsonValue reference(JsonValue value) {
        return value instanceof JsonString string && string.value().startsWith("#/defs/")
                ? new JsonString("#/$defs/" + string.value().substring("#/defs/".length())) : value;
    }

    private void example(JsonObject schema, JsonValue value, Map<String, JsonValue> out, Pointer at) {
        if (schema.get("examples") == null) {
            put(out, "examples", new JsonArray(List.of(value)), at);
        } else {
            report.note(at, "example", Action.DROPPED, "there are examples beside it");
        }
    }

    private void order(JsonValue ordering, Map<String, JsonValue> out, Pointer at) {
        if (!(ordering instanceof JsonArray names) || !(out.get("properties") instanceof JsonObject properties)) {
            report.note(at, "propertyOrdering", Action.DROPPED, "there is nothing to put in order");
            return;
        }
        Map<String, JsonValue> ordered = new LinkedHashMap<>();
        for (JsonValue element : names.elements()) {
            JsonValue property = element instanceof JsonString name ? properties.get(name.value()) : null;
            if (property != null && element instanceof JsonString name) {
                ordered.put(name.value(), property);
            }
        }
        properties.members().forEach(ordered::putIfAbsent);
        out.put("properties", new JsonObject(ordered));
        report.note(at, "propertyOrdering", Action.REWRITTEN, "the properties stand in this order");
    }
}

package dev.toolace.internal.tool;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of JSON Schema that OpenAI's strict mode takes. For one schema. */
final class StrictSubset {

    private static final Set<String> KEYWORDS = Set.of(
            "$schema", "$ref", "$defs", "definitions", "title", "description", "type", "enum", "const", "anyOf",
            "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "pattern", "format",
            "multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum");
    private static final Set<String> FORMATS = Set.of(
            "date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid");
    private static final List<String> TYPE_GIVERS = List.of("type", "enum", "const", "anyOf", "$ref");

    private final Report report;
    private boolean holds = true;

    private StrictSubset(Report report) {
        this.report = report;
    }

    /** Whether a tool's parameters are within the subset; notes each reason why not. */
    static boolean holds(JsonObject schema, Pointer at, Report report) {
        StrictSubset subset = new StrictSubset(report);
        if (schema.get("anyOf") != null) {
            subset.outside(at, "anyOf", "strict mode does not take it at the top level");
        }
        subset.check(schema, at);
        return subset.holds;
    }

    private JsonObject check(JsonObject schema, Pointer at) {
        for (Map.Entry<String, JsonValue> member : schema.members().entrySet()) {
            String keyword = member.getKey();
            if (!KEYWORDS.contains(keyword)) {
                outside(at, keyword, "strict mode does not know this keyword");
                continue;
            }
            if (keyword.equals("format") && !(member.getValue() instanceof JsonString format
                    && FORMATS.contains(format.value()))) {
                outside(at, keyword, "strict mode does not know this format");
            }
            // The walk is for its notes alone; what it returns is the value itself.
            SubSchemas.change(keyword, member.getValue(), at.then(keyword), this::check);
            checkBooleans(keyword, member.getValue(), at);
        }
        if (TYPE_GIVERS.stream().noneMatch(giver -> schema.members().containsKey(giver))) {
            outside(at, "type", "strict mode wants every schema to have a type");
        }
        if (isObject(schema)) {
            checkObject(schema, at);
        }
        return schema;
    }

    private void checkBooleans(String keyword, JsonValue value, Pointer at) {
        if (keyword.equals("properties") && value instanceof JsonObject properties) {
            properties.members().forEach((name, property) -> {
                if (property instanceof JsonBoolean) {
                    outside(at.then(keyword), name, "strict mode wants every schema to have a type");
                }
            });
        }
    }

    private void checkObject(JsonObject schema, Pointer at) {
        if (!JsonValue.of(false).equals(schema.get("additionalProperties"))) {
            outside(at, "additionalProperties", "strict mode wants it to be false in every object");
        }
        List<JsonValue> required = schema.get("required") instanceof JsonArray names ? names.elements() : List.of();
        if (schema.get("properties") instanceof JsonObject properties) {
            for (String name : properties.members().keySet()) {
                if (!required.contains(new JsonString(name))) {
                    outside(at.then("properties"), name, "strict mode wants every property to be required");
                }
            }
        }
    }

    private static boolean isObject(JsonObject schema) {
        JsonString object = new JsonString("object");
        JsonValue type = schema.get("type");
        return object.equals(type) || type instanceof JsonArray types && types.elements().contains(object)
                || type == null && schema.get("properties") != null;
    }

    private void outside(Pointer at, String keyword, String reason) {
        holds = false;
        report.note(at, keyword, Action.KEPT, reason + "; the tool is written with \"strict\":false");
    }
}

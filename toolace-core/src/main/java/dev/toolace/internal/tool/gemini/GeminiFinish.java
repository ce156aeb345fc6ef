package dev.toolace.internal.tool.gemini;

import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the service demands of a whole schema: members that belong to its type, names that exist. Stateless. */
final class GeminiFinish {

    private GeminiFinish() {}

    static JsonObject finish(JsonObject written, Pointer at, Report report) {
        Map<String, JsonValue> out = new LinkedHashMap<>(written.members());
        if (out.get("type") instanceof JsonString type) {
            for (String keyword : written.members().keySet()) {
                List<String> types = GeminiKeywords.types(keyword);
                if (types != null && !types.contains(type.value())) {
                    report.note(at, keyword, Action.DROPPED,
                            "it says nothing about values of the type " + type.value());
                    out.remove(keyword);
                }
            }
            if (type.value().equals("ARRAY") && out.get("items") == null) {
                report.note(at, "items", Action.KEPT, "the service may want an array's elements to have a schema");
            }
        } else if (out.get("anyOf") == null) {
            report.note(at, "type", Action.KEPT, "the service may want every schema to have a type");
        }
        if (out.get("nullable") != null && out.get("anyOf") != null) {
            report.note(at, "type", Action.WIDENED, "Gemini's flag for null holds for all alternatives");
        }
        required(out, at, report);
        return new JsonObject(out);
    }

    private static void required(Map<String, JsonValue> out, Pointer at, Report report) {
        if (!(out.get("required") instanceof JsonArray names) || names.elements().isEmpty()) {
            return;
        }
        JsonObject properties = out.get("properties") instanceof JsonObject named ? named : JsonObject.EMPTY;
        List<JsonValue> known = names.elements().stream()
                .filter(name -> name instanceof JsonString string && properties.get(string.value()) != null).toList();
        if (known.size() == names.elements().size()) {
            return;
        }
        report.note(at, "required", Action.WIDENED, "the service refuses names that are not among the properties");
        if (known.isEmpty()) {
            out.remove("required");
        } else {
            out.put("required", new JsonArray(known));
        }
    }

    /** A schema for each of several types, with the members that belong to it; the others stay around them. */
    static JsonObject split(Map<String, JsonValue> out, List<String> alternatives, Pointer at, Report report) {
        Map<String, JsonValue> around = new LinkedHashMap<>(out);
        List<JsonValue> branches = new ArrayList<>();
        for (String type : alternatives) {
            Map<String, JsonValue> branch = new LinkedHashMap<>();
            branch.put("type", new JsonString(type));
            out.forEach((keyword, value) -> {
                if (Objects.requireNonNullElse(GeminiKeywords.types(keyword), List.of()).contains(type)) {
                    branch.put(keyword, value);
                    around.remove(keyword);
                }
            });
            branches.add(finish(new JsonObject(branch), at, report));
        }
        for (String keyword : out.keySet()) {
            if (GeminiKeywords.types(keyword) != null && around.remove(keyword) != null) {
                report.note(at, keyword, Action.DROPPED, "it says nothing about values of these types");
            }
        }
        around.put("anyOf", new JsonArray(branches));
        return new JsonObject(around);
    }
}

package dev.toolace.internal.tool.bfcl;

import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.internal.tool.SubSchemas;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes BFCL's schemas of JSON Schema. Keywords that its tools do not use stay: models only read them. */
final class BfclWriter {

    private final Report report;

    BfclWriter(Report report) {
        this.report = report;
    }

    JsonObject write(JsonObject schema, Pointer at) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        schema.members().forEach((keyword, value) -> {
            if (keyword.equals("type")) {
                out.put(keyword, type(value, at));
            } else {
                boolean typed = keyword.equals("properties") || keyword.equals("items") && value instanceof JsonObject;
                out.put(keyword, SubSchemas.change(
                        keyword, value, at.then(keyword), typed ? this::writeParameter : this::write));
            }
        });
        return new JsonObject(out);
    }

    /** Parameters and elements always have a type there. */
    private JsonObject writeParameter(JsonObject schema, Pointer at) {
        JsonObject written = write(schema, at);
        return written.get("type") == null ? written.with("type", new JsonString(BfclTypes.ANY)) : written;
    }

    private JsonValue type(JsonValue value, Pointer at) {
        if (value instanceof JsonArray names) {
            report.note(at, "type", Action.KEPT, "BFCL's tools have one type each");
            List<JsonValue> types = names.elements().stream().map(name -> name(name, at)).toList();
            return new JsonArray(types);
        }
        return name(value, at);
    }

    private JsonValue name(JsonValue value, Pointer at) {
        if (value instanceof JsonString name && BfclTypes.JSON.contains(name.value())) {
            if (name.value().equals("null")) {
                report.note(at, "type", Action.KEPT, "BFCL has no such type");
            }
            return new JsonString(BfclTypes.write(name.value()));
        }
        report.note(at, "type", Action.KEPT, "it is no type of JSON Schema");
        return value;
    }
}

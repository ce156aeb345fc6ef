package dev.toolace.internal.tool.bfcl;

import dev.toolace.internal.json.Place;
import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.internal.tool.SubSchemas;
import dev.toolace.internal.tool.bfcl.BfclTypes.Type;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON Schema of BFCL's schemas. For one reading. */
final class BfclReader {

    private final Report report;

    BfclReader(Report report) {
        this.report = report;
    }

    JsonObject read(JsonObject schema, Pointer at) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        schema.members().forEach((keyword, value) -> {
            if (keyword.equals("type")) {
                JsonValue type = type(value, at);
                if (type != null) {
                    out.put(keyword, type);
                }
            } else {
                out.put(keyword, SubSchemas.change(keyword, value, at.then(keyword), this::read));
            }
        });
        return new JsonObject(out);
    }

    /** Null where any type will do. What is no type at all stays, for the check of the tool to name it. */
    private @Nullable JsonValue type(JsonValue value, Pointer at) {
        if (value instanceof JsonString name) {
            return name(name, at);
        }
        if (!(value instanceof JsonArray names)) {
            return value;
        }
        List<JsonValue> types = new ArrayList<>();
        for (JsonValue element : names.elements()) {
            JsonValue type = element instanceof JsonString name ? name(name, at) : element;
            if (type == null) {
                report.note(at, "type", Action.REWRITTEN, "any type will do, so there is no type");
                return null;
            }
            if (types.contains(type)) {
                report.note(at, "type", Action.REWRITTEN, "two of its names are the same in JSON Schema");
            } else {
                types.add(type);
            }
        }
        return new JsonArray(types);
    }

    private @Nullable JsonValue name(JsonString name, Pointer at) {
        Type type = BfclTypes.read(name.value());
        if (type == null) {
            return name;
        }
        boolean any = type.name().equals(BfclTypes.ANY);
        Action action = type.action();
        if (action != null) {
            report.note(at, "type", action, Place.shorten(name.value()) + " is "
                    + (any ? "no type" : Place.shorten(type.name())) + " in JSON Schema"
                    + (action == Action.WIDENED ? ", which takes more values" : ""));
        }
        return any ? null : new JsonString(type.name());
    }
}

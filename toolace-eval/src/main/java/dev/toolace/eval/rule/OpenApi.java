package dev.toolace.eval.rule;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Operations of an OpenAPI 3 document as tools: parameters and the members of a JSON body become parameters of one
 * object. References are replaced by what they refer to. For use by one thread.
 */
final class OpenApi {

    private static final int DEEPEST = 4;
    private static final int MOST = 20_000;

    private final JsonObject document;
    private int resolved;

    OpenApi(JsonObject document) {
        this.document = document;
    }

    /** One operation; empty parameters where the document does not have it. */
    JsonObject tool(String name, String path, String method) {
        resolved = 0;
        JsonObject paths = OriginalRows.object(document.get("paths"));
        JsonObject place = OriginalRows.object(paths.get(path));
        JsonObject operation = OriginalRows.object(place.get(method));
        String description = OriginalRows.text(operation, "description");
        JsonObject properties = JsonObject.EMPTY;
        List<JsonValue> required = new ArrayList<>();
        List<JsonValue> parameters = new ArrayList<>(OriginalRows.list(place, "parameters"));
        parameters.addAll(OriginalRows.list(operation, "parameters"));
        for (JsonValue one : parameters) {
            JsonObject parameter = OriginalRows.object(resolved(one, 0));
            String called = OriginalRows.text(parameter, "name");
            JsonObject schema = OriginalRows.object(parameter.get("schema"));
            String meant = OriginalRows.text(parameter, "description");
            properties = properties.with(called,
                    meant.isEmpty() ? schema : schema.with("description", new JsonString(meant)));
            if (JsonValue.of(true).equals(parameter.get("required"))) {
                required.add(new JsonString(called));
            }
        }
        JsonObject body = body(operation);
        for (Map.Entry<String, JsonValue> member : OriginalRows.object(body.get("properties")).members().entrySet()) {
            properties = properties.with(member.getKey(), member.getValue());
        }
        required.addAll(OriginalRows.list(body, "required"));
        return JsonObject.EMPTY.with("name", new JsonString(name))
                .with("description", new JsonString(
                        description.isEmpty() ? OriginalRows.text(operation, "summary") : description))
                .with("parameters", JsonObject.EMPTY.with("type", new JsonString("object"))
                        .with("properties", properties).with("required", new JsonArray(required)));
    }

    /** The schema of the first kind of content that a body may have. */
    private JsonObject body(JsonObject operation) {
        JsonObject body = OriginalRows.object(resolved(operation.get("requestBody"), 0));
        return OriginalRows.object(body.get("content")).members().values().stream().findFirst()
                .map(content -> OriginalRows.object(OriginalRows.object(content).get("schema")))
                .orElse(JsonObject.EMPTY);
    }

    /** A value without references; one that leads back to itself again and again, or to too much, allows anything. */
    private JsonValue resolved(@Nullable JsonValue value, int references) {
        resolved++;
        if (value instanceof JsonArray array) {
            return new JsonArray(array.elements().stream().map(one -> resolved(one, references)).toList());
        }
        if (!(value instanceof JsonObject object)) {
            return value == null ? JsonObject.EMPTY : value;
        }
        if (object.get("$ref") instanceof JsonString reference) {
            return references == DEEPEST || resolved > MOST ? JsonObject.EMPTY
                    : resolved(target(reference.value()), references + 1);
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        object.members().forEach((name, member) -> members.put(name, resolved(member, references)));
        return new JsonObject(members);
    }

    private @Nullable JsonValue target(String reference) {
        JsonValue at = reference.startsWith("#/") ? document : null;
        for (String step : reference.startsWith("#/") ? reference.substring(2).split("/", -1) : new String[0]) {
            at = OriginalRows.object(at).get(step.replace("~1", "/").replace("~0", "~"));
        }
        return at;
    }
}

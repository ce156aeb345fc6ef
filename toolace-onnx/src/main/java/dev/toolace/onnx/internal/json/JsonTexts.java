package dev.toolace.onnx.internal.json;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Changes to the texts of a JSON value. Stateless. */
public final class JsonTexts {

    private JsonTexts() {}

    /** The value with every string and every name of a member changed. */
    public static JsonValue map(JsonValue value, UnaryOperator<String> change) {
        if (value instanceof JsonString text) {
            return new JsonString(change.apply(text.value()));
        }
        if (value instanceof JsonArray array) {
            return new JsonArray(array.elements().stream().map(element -> map(element, change)).toList());
        }
        if (value instanceof JsonObject object) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(change.apply(name), map(member, change)));
            return new JsonObject(members);
        }
        return value;
    }
}

package dev.toolace.internal.format.markup;

import dev.toolace.Limits;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.python.PythonCallReader;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.Optional;

/** Arguments that stand inside of one value, as an object or as the text of one. Stateless. */
final class Wrapped {

    private Wrapped() {}

    static Optional<JsonObject> object(JsonValue value, Limits limits) {
        if (value instanceof JsonObject object) {
            return Optional.of(object);
        }
        if (!(value instanceof JsonString text) || !text.value().strip().startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonReader reader = new JsonReader(text.value(), limits);
            JsonObject object = reader.readObject(0);
            reader.expectEnd();
            return Optional.of(object);
        } catch (JsonSyntaxError e) {
            return python(text.value(), limits);
        }
    }

    private static Optional<JsonObject> python(String text, Limits limits) {
        try {
            return Optional.of(PythonCallReader.readObject(text, limits));
        } catch (JsonSyntaxError e) {
            return Optional.empty();
        }
    }
}

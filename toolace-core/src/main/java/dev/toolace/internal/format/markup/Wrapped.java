package dev.toolace.internal.format.markup;

import dev.toolace.Limits;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.internal.python.PythonCallReader;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.ToolSet;
import java.util.List;
import java.util.Optional;

/** Arguments that stand inside of one value, as an object or as the text of one. Stateless. */
final class Wrapped {

    private static final List<String> NAMES = List.of("arguments", "input", "properties", "parameters");

    private Wrapped() {}

    /** Whether a parameter that the tool does not have is named as if it held all that it has. */
    static boolean isWrapper(ToolSet tools, String tool, String parameter) {
        return NAMES.contains(parameter) && ParameterTypes.knows(tools, tool)
                && !ParameterTypes.has(tools, tool, parameter);
    }

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

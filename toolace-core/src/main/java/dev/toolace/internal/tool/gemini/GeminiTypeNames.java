package dev.toolace.internal.tool.gemini;

import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Gemini's names of types: those of JSON Schema in capitals. Stateless. */
public final class GeminiTypeNames {

    static final Set<String> JSON = Set.of("string", "number", "integer", "boolean", "array", "object", "null");

    private GeminiTypeNames() {}

    /**
     * Whether a name is Gemini's.
     *
     * @param name the value of a keyword {@code type}
     * @return true for {@code OBJECT} and the like
     */
    public static boolean areGeminis(String name) {
        return !JSON.contains(name) && JSON.contains(name.toLowerCase(Locale.ROOT))
                && name.equals(name.toUpperCase(Locale.ROOT));
    }

    /** JSON Schema's value of {@code type}; null for the name that means none; what is no type stays as it is. */
    static JsonValue read(JsonValue value, Pointer at, Report report) {
        if (value instanceof JsonArray names) {
            List<JsonValue> types = names.elements().stream().map(GeminiTypeNames::name).toList();
            return new JsonArray(types);
        }
        if (value.equals(new JsonString("TYPE_UNSPECIFIED"))) {
            report.note(at, "type", Action.REWRITTEN, "it says that there is no type");
            return JsonNull.INSTANCE;
        }
        return name(value);
    }

    private static JsonValue name(JsonValue value) {
        if (value instanceof JsonString name) {
            String lower = name.value().toLowerCase(Locale.ROOT);
            return JSON.contains(lower) ? new JsonString(lower) : value;
        }
        return value;
    }

    static JsonString write(String type) {
        return new JsonString(type.toUpperCase(Locale.ROOT));
    }
}

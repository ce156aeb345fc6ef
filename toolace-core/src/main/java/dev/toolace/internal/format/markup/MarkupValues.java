package dev.toolace.internal.format.markup;

import dev.toolace.Limits;
import dev.toolace.internal.format.markup.ParameterTypes.Type;
import dev.toolace.internal.json.JsonReader;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the text of a marked-up value into JSON by the types that the tool's schema allows. What fits no allowed type
 * stays the string that it is, for the validator to judge. Stateless.
 */
final class MarkupValues {

    /** What a value is where the schema does not say. */
    enum Untyped { STRING, JSON }

    private MarkupValues() {}

    static JsonValue read(String text, Set<Type> types, Untyped untyped, Limits limits) {
        if (types.isEmpty()) {
            return untyped == Untyped.STRING ? new JsonString(text) : json(text, limits).orElse(new JsonString(text));
        }
        if (types.equals(Set.of(Type.STRING))) {
            return new JsonString(text);
        }
        return json(text, limits)
                .or(() -> word(text, types))
                .filter(found -> allowed(found, types))
                .orElseGet(() -> new JsonString(text));
    }

    /** Whether a text is in quotation marks from end to end. */
    static boolean isQuoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    }

    private static Optional<JsonValue> json(String text, Limits limits) {
        try {
            JsonReader reader = new JsonReader(text.strip(), limits);
            JsonValue value = reader.readValue(0);
            reader.expectEnd();
            return Optional.of(value);
        } catch (JsonSyntaxError e) {
            return Optional.empty();
        }
    }

    /** Python's spellings. */
    private static Optional<JsonValue> word(String text, Set<Type> types) {
        String word = text.strip();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> types.contains(Type.BOOLEAN) ? Optional.of(JsonBoolean.TRUE) : Optional.empty();
            case "false" -> types.contains(Type.BOOLEAN) ? Optional.of(JsonBoolean.FALSE) : Optional.empty();
            case "null", "none" -> types.contains(Type.NULL) ? Optional.of(JsonNull.INSTANCE) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean allowed(JsonValue value, Set<Type> types) {
        if (value instanceof JsonNumber number) {
            return types.contains(Type.NUMBER)
                    || types.contains(Type.INTEGER) && number.value().stripTrailingZeros().scale() <= 0;
        } else if (value instanceof JsonBoolean) {
            return types.contains(Type.BOOLEAN);
        } else if (value instanceof JsonObject) {
            return types.contains(Type.OBJECT);
        } else if (value instanceof JsonArray) {
            return types.contains(Type.ARRAY);
        } else if (value instanceof JsonNull) {
            return types.contains(Type.NULL);
        }
        // A quoted text stays quoted: its quotation marks are data.
        return false;
    }
}

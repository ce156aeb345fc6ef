package dev.toolace.train.catalog;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.train.Dice;
import dev.toolace.train.values.WordLists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Invents tool definitions with names that cannot be remembered and with the schema features that real pools lack:
 * enums, bounds, arrays. Stateless.
 */
public final class ToolInventor {

    private static final List<String> PARAMETERS = List.of(
            "city", "room", "device", "color", "minutes", "percent", "date", "time", "name", "title", "message",
            "amount", "quantity", "language", "user_id", "order_id", "email", "country", "brightness", "temperature",
            "volume", "speed", "start_date", "end_date", "limit", "page", "category", "status", "mode", "unit", "size",
            "label", "note", "tags", "path", "query", "duration", "repeat", "enabled", "priority", "recipients",
            "items", "level", "artist", "song");

    private ToolInventor() {}

    /**
     * A new definition.
     *
     * @param dice chooses
     * @return a tool with up to five parameters
     */
    public static Tool invent(Dice dice) {
        String verb = WordLists.pick("verb", dice);
        String adjective = dice.chance(0.4) ? WordLists.pick("adjective", dice) : "";
        String noun = dice.chance(0.3) ? WordLists.pick("device", dice) : WordLists.pick("noun", dice);
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(Words.split(adjective));
        words.addAll(Words.split(noun));
        if (dice.chance(0.35)) {
            words.set(words.size() - 1, madeUp(dice));
        }
        String name = Words.join(words, dice.weighted(6, 3, 1, 0.5, 0.3));
        String object = (adjective + " " + noun).strip();
        String description = Words.capitalised(verb) + dice.pick(" the ", " a ", " one ", " the ") + object
                + dice.pick("", ".", " of the user", " in the system", " for later use", " and report the result");
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        List<JsonValue> required = new ArrayList<>();
        for (int i = dice.weighted(0.4, 3, 4, 3, 2, 1); i > 0; i--) {
            String parameter = parameterName(dice);
            if (properties.putIfAbsent(parameter, schema(parameter, dice)) == null && dice.chance(0.65)) {
                required.add(new JsonString(parameter));
            }
        }
        return new Tool(name, description, JsonObject.EMPTY
                .with("type", new JsonString("object"))
                .with("properties", new JsonObject(properties))
                .with("required", new JsonArray(required)));
    }

    private static String parameterName(Dice dice) {
        String base = dice.pick(PARAMETERS);
        String name = switch (dice.weighted(6, 2, 2)) {
            case 0 -> base;
            case 1 -> WordLists.pick("noun", dice) + "_" + base;
            default -> WordLists.pick("adjective", dice) + "_"
                    + (dice.chance(0.3) ? madeUp(dice) : WordLists.pick("noun", dice));
        };
        return dice.chance(0.25) ? Words.join(Words.split(name), 1) : name;
    }

    private static JsonObject schema(String name, Dice dice) {
        List<String> words = Words.split(name);
        String plain = String.join(" ", words);
        String last = words.get(words.size() - 1);
        JsonObject schema = switch (last) {
            case "minutes", "percent", "amount", "quantity", "brightness", "volume", "limit", "page", "level", "speed",
                    "duration", "size" -> bounded(last, dice);
            case "temperature" -> type("number");
            case "enabled", "repeat" -> type("boolean");
            case "tags", "recipients", "items" -> type("array").with("items", type("string"));
            case "status", "mode", "unit", "category", "priority" -> choices(dice);
            default -> switch (dice.weighted(6, 1.5, 1, 1, 1)) {
                case 0 -> type("string");
                case 1 -> type("integer");
                case 2 -> choices(dice);
                case 3 -> type("boolean");
                default -> type("array").with("items", type(dice.pick("string", "integer")));
            };
        };
        String description = switch (dice.between(0, 4)) {
            case 0 -> "";
            case 1 -> "The " + plain;
            case 2 -> Words.capitalised(plain) + " to use";
            case 3 -> "The " + plain + " of the " + WordLists.pick("noun", dice);
            default -> Words.capitalised(plain);
        };
        return description.isEmpty() ? schema : schema.with("description", new JsonString(description));
    }

    private static JsonObject bounded(String word, Dice dice) {
        JsonObject schema = type(dice.chance(0.85) ? "integer" : "number");
        boolean share = word.equals("percent") || word.equals("brightness") || word.equals("volume");
        return share && dice.chance(0.6)
                ? schema.with("minimum", new JsonNumber(BigDecimal.ZERO)).with("maximum",
                        new JsonNumber(BigDecimal.valueOf(100)))
                : schema;
    }

    private static JsonObject choices(Dice dice) {
        List<JsonValue> values = new ArrayList<>();
        String kind = dice.pick("adjective", "noun", "color", "verb", "room");
        for (int i = dice.between(2, 5); i > 0; i--) {
            JsonString value = new JsonString(WordLists.pick(kind, dice));
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return type("string").with("enum", new JsonArray(values));
    }

    /** A word that no memory can hold. */
    private static String madeUp(Dice dice) {
        StringBuilder word = new StringBuilder();
        for (int i = dice.between(2, 4); i > 0; i--) {
            word.append("bcdfghjklmnprstvwz".charAt(dice.between(0, 17))).append("aeiou".charAt(dice.between(0, 4)));
        }
        return word.toString();
    }

    private static JsonObject type(String name) {
        return JsonObject.EMPTY.with("type", new JsonString(name));
    }
}

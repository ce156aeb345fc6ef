package dev.toolace.bench.soak;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** Tools that nobody offered before, and some that come again and again. Stateless. */
final class SoakTools {

    private static final List<String> VERBS =
            List.of("set", "get", "dim", "play", "add", "book", "send", "find", "open", "stop");
    private static final List<String> THINGS =
            List.of("timer", "light", "music", "table", "ticket", "message", "room", "price", "weather", "door");
    private static final List<String> NAMES =
            List.of("room", "city", "minutes", "percent", "title", "level", "day", "unit");
    /** Sets that come again: more than are remembered. */
    private static final int KNOWN = 24;

    private SoakTools() {}

    /** One to three tools; half of the time such as were offered before. */
    static List<Tool> draw(SplittableRandom random) {
        SplittableRandom chosen = random.nextBoolean() ? new SplittableRandom(random.nextInt(KNOWN)) : random;
        List<Tool> tools = new ArrayList<>();
        int count = 1 + chosen.nextInt(3);
        for (int i = 0; i < count; i++) {
            String verb = one(VERBS, chosen);
            String thing = one(THINGS, chosen);
            String name = verb + "_" + thing + "_" + i + Integer.toString(chosen.nextInt(10_000), 36);
            tools.add(new Tool(name, capital(verb) + " the " + thing, parameters(chosen)));
        }
        return tools;
    }

    /** A tool that no call can satisfy. */
    static Tool impossible() {
        return Tool.parse("""
                {"name":"never","description":"","parameters":{"type":"object",
                "properties":{"x":{"enum":[1],"type":"string"}},"required":["x"]}}""");
    }

    /** Asks for the first of some tools, mostly. */
    static String query(List<Tool> tools, SplittableRandom random) {
        String parameter = ((JsonObject) Objects.requireNonNull(tools.get(0).parameters().get("properties"))).members()
                .keySet().iterator().next();
        return switch (random.nextInt(5)) {
            case 0 -> "What is the " + one(THINGS, random) + " of number " + random.nextInt(1000) + "?";
            case 1 -> tools.get(0).description() + " with " + parameter + " " + one(THINGS, random);
            default -> tools.get(0).description() + " with " + parameter + " " + random.nextInt(1000);
        };
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static JsonObject parameters(SplittableRandom random) {
        JsonObject properties = JsonObject.EMPTY;
        List<JsonValue> required = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String name = one(NAMES, random);
            if (properties.get(name) == null) {
                required.add(new JsonString(name));
            }
            properties = properties.with(name, schema(random));
        }
        return new JsonObject(Map.of("type", new JsonString("object"), "properties", properties,
                "required", new JsonArray(required.subList(0, 1)), "additionalProperties", JsonValue.parse("false")));
    }

    private static JsonValue schema(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> JsonValue.parse("{\"type\":\"string\"}");
            case 1 -> JsonValue.parse("{\"type\":\"string\",\"maxLength\":" + (1 + random.nextInt(40)) + "}");
            case 2 -> JsonValue.parse(
                    "{\"type\":\"string\",\"pattern\":\"^[a-z]{1," + (1 + random.nextInt(9)) + "}[0-9]*$\"}");
            case 3 -> new JsonObject(Map.of("type", new JsonString("integer"), "minimum", JsonNumber.of(0),
                    "maximum", JsonNumber.of(1 + random.nextInt(1000))));
            case 4 -> new JsonObject(Map.of("enum", new JsonArray(List.of(new JsonString(one(THINGS, random)),
                    new JsonString(Integer.toString(random.nextInt(1000)))))));
            case 5 -> JsonValue.parse("{\"type\":\"boolean\"}");
            case 6 -> JsonValue.parse("{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"maxItems\":"
                    + (1 + random.nextInt(4)) + "}");
            default -> JsonValue.parse("{\"type\":\"object\",\"properties\":{\"" + one(NAMES, random)
                    + "\":{\"type\":\"number\"}},\"additionalProperties\":false}");
        };
    }

    private static String one(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}

package dev.toolace.testing;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Parameters as people write them, and arguments that may fit, from a seed. */
public final class RandomTools {

    private static final String[] FORMATS = {"date-time", "int32", "uri", "email"};
    private static final String[] SCALARS = {"string", "integer", "number", "boolean"};
    private static final String DEFINITIONS = """
            {"node":{"type":"object","properties":{"next":{"$ref":"#/$defs/node"},"p0":{"type":"integer"}}},
             "id":{"type":"string","minLength":1},"any":true,"none":false}""";

    private static final List<String> DEFINED = List.of("node", "id", "any");
    private static final List<String> MIXED = List.of("string", "integer", "null");

    private final Random random;
    private final RandomJson values;

    public RandomTools(long seed) {
        this.random = new Random(seed);
        this.values = new RandomJson(seed + 1);
    }

    /** With a wildness of 0 there are types, properties, enumerations and bounds only; with 1, all that there is. */
    public JsonObject parameters(double wildness) {
        Map<String, JsonValue> out = new LinkedHashMap<>(object(3, wildness).members());
        if (random.nextDouble() < wildness) {
            out.put("$defs", JsonValue.parse(DEFINITIONS));
        }
        boolean old = random.nextDouble() < wildness / 4;
        if (old) {
            out.put("$schema", new JsonString("http://json-schema.org/draft-07/schema#"));
        }
        return new JsonObject(out);
    }

    private JsonObject object(int depth, double wildness) {
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            properties.put("p" + i, schema(depth - 1, wildness));
        }
        Map<String, JsonValue> out = new LinkedHashMap<>();
        out.put("type", new JsonString("object"));
        out.put("properties", new JsonObject(properties));
        if (random.nextBoolean()) {
            out.put("required", new JsonArray(List.of(new JsonString("p0"))));
        }
        wild(out, depth, wildness);
        return new JsonObject(out);
    }

    private JsonObject schema(int depth, double wildness) {
        int kind = random.nextInt(depth > 0 ? 7 : 4);
        if (kind == 6) {
            return object(depth, wildness);
        }
        Map<String, JsonValue> out = new LinkedHashMap<>();
        if (random.nextInt(3) == 0) {
            out.put("description", new JsonString(values.string()));
        }
        if (kind == 5) {
            out.put("type", new JsonString("array"));
            out.put("items", schema(depth - 1, wildness));
            if (random.nextBoolean()) {
                out.put("minItems", JsonNumber.of(random.nextInt(2)));
            }
        } else if (kind == 4) {
            out.put("anyOf", new JsonArray(List.of(schema(depth - 1, wildness), schema(depth - 1, wildness))));
        } else if (kind == 3) {
            out.put("type", new JsonString("string"));
            out.put("enum", JsonValue.of(List.of("a", "b")));
        } else {
            String type = SCALARS[random.nextInt(SCALARS.length)];
            out.put("type", random.nextInt(5) == 0 ? JsonValue.of(List.of(type, "null")) : new JsonString(type));
            if (type.equals("integer") && random.nextBoolean()) {
                out.put("minimum", JsonNumber.of(random.nextInt(3)));
            } else if (type.equals("string") && random.nextBoolean()) {
                out.put("maxLength", JsonNumber.of(random.nextInt(3)));
            }
        }
        wild(out, depth, wildness);
        return new JsonObject(out);
    }

    private void wild(Map<String, JsonValue> out, int depth, double wildness) {
        while (random.nextDouble() < wildness) {
            switch (random.nextInt(17)) {
                case 0 -> out.put("$ref", new JsonString("#/$defs/" + DEFINED.get(random.nextInt(DEFINED.size()))));
                case 1 -> out.put("allOf", new JsonArray(List.of(inner(depth, wildness), inner(depth, wildness))));
                case 2 -> out.put("oneOf", new JsonArray(List.of(inner(depth, wildness), inner(depth, wildness))));
                case 3 -> out.put("exclusiveMinimum", new JsonNumber(BigDecimal.valueOf(random.nextInt(6), 1)));
                case 4 -> out.put("const", value());
                case 5 -> out.put("enum", new JsonArray(List.of(value(), new JsonString("c" + random.nextInt(9)))));
                case 6 -> out.put("type", JsonValue.of(MIXED.subList(0, 1 + random.nextInt(MIXED.size()))));
                case 7 -> out.remove("type");
                case 8 -> out.put("additionalProperties", new JsonBoolean(random.nextBoolean()));
                case 9 -> out.put("format", new JsonString(FORMATS[random.nextInt(FORMATS.length)]));
                case 10 -> out.put("not", inner(depth, wildness));
                case 11 -> out.put("required", JsonValue.of(List.of("p" + random.nextInt(4))));
                case 12 -> out.put("multipleOf", JsonNumber.of(2));
                case 13 -> out.put("prefixItems", new JsonArray(List.of(inner(depth, wildness))));
                case 14 -> out.put("default", value());
                case 15 -> twice(out);
                default -> out.put("examples", new JsonArray(List.of(value())));
            }
        }
    }

    /** A type with null and the same type without it, which together are without. */
    private static void twice(Map<String, JsonValue> out) {
        if (out.get("type") instanceof JsonString type) {
            out.put("allOf", new JsonArray(List.of(JsonObject.EMPTY.with("type", type))));
            out.put("type", new JsonArray(List.of(type, new JsonString("null"))));
        }
    }

    private JsonValue inner(int depth, double wildness) {
        return depth > 0 ? schema(depth - 1, wildness / 2) : new JsonBoolean(random.nextBoolean());
    }

    private JsonValue value() {
        return switch (random.nextInt(6)) {
            case 0 -> JsonNull.INSTANCE;
            case 1 -> new JsonString("a");
            case 2 -> JsonNumber.of(random.nextInt(3));
            case 3 -> new JsonBoolean(random.nextBoolean());
            case 4 -> new JsonNumber(BigDecimal.valueOf(random.nextInt(30), 1));
            default -> new JsonString("abc".substring(0, random.nextInt(4)));
        };
    }

    /** Arguments that fit more often than not. */
    public JsonObject arguments(JsonObject schema) {
        return guided(schema, 5) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private JsonValue guided(@Nullable JsonValue schema, int depth) {
        if (!(schema instanceof JsonObject object) || depth == 0 || random.nextInt(8) == 0) {
            return random.nextBoolean() ? value() : values.value(1);
        }
        if (object.get("enum") instanceof JsonArray some && !some.elements().isEmpty() && random.nextBoolean()) {
            return some.elements().get(random.nextInt(some.elements().size()));
        }
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            if (object.get(keyword) instanceof JsonArray some && random.nextBoolean()) {
                return guided(some.elements().get(random.nextInt(some.elements().size())), depth - 1);
            }
        }
        JsonValue type = object.get("type") instanceof JsonArray types
                ? types.elements().get(random.nextInt(types.elements().size())) : object.get("type");
        return switch (type instanceof JsonString name ? name.value() : "") {
            case "object" -> members(object, depth);
            case "array" -> elements(object, depth);
            case "string" -> new JsonString("abc".substring(0, random.nextInt(4)));
            case "integer" -> JsonNumber.of(random.nextInt(5) - 1);
            case "number" -> new JsonNumber(BigDecimal.valueOf(random.nextInt(9) - 2, 1));
            case "boolean" -> new JsonBoolean(random.nextBoolean());
            default -> value();
        };
    }

    private JsonObject members(JsonObject schema, int depth) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        if (schema.get("properties") instanceof JsonObject properties) {
            properties.members().forEach((name, property) -> {
                if (random.nextInt(5) > 0) {
                    out.put(name, guided(property, depth - 1));
                }
            });
        }
        if (random.nextInt(6) == 0) {
            out.put("p" + random.nextInt(4), value());
        }
        return new JsonObject(out);
    }

    private JsonArray elements(JsonObject schema, int depth) {
        List<JsonValue> out = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            out.add(guided(schema.get("items"), depth - 1));
        }
        return new JsonArray(out);
    }
}

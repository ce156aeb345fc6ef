package dev.toolace.testing;

import static dev.toolace.testing.Tools.object;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random schemas from a seed: every keyword, most often with a value that suits it. */
public final class RandomSchemas {

    private static final String[] KEYWORDS = {
        "type", "properties", "required", "additionalProperties", "enum", "const", "items", "prefixItems", "minItems",
        "uniqueItems", "contains", "minContains", "pattern", "patternProperties", "propertyNames", "minimum",
        "exclusiveMaximum", "multipleOf", "minLength", "anyOf", "oneOf", "allOf", "not", "if", "then", "else", "$ref",
        "$defs", "$anchor", "$dynamicRef", "$dynamicAnchor", "$id", "$schema", "$comment", "dependentRequired",
        "dependentSchemas", "dependencies", "unevaluatedProperties", "unevaluatedItems", "format", "default", "title",
        "contentEncoding", "$vocabulary", "$recursiveRef", "$recursiveAnchor", "definitions", "id", "discriminator",
        "readOnly", "nullable"};
    private static final String[] STRINGS = {
        "object", "string", "integer", "array", "null", "#", "#/$defs/a", "#a", "#/properties/x", "a", "^a+$", "(", "[",
        "\\", "*", "(?<n>a)\\k<n>", "\\p{L}", "date", "http://x/y", "http://json-schema.org/draft-07/schema#",
        "https://json-schema.org/draft/2020-12/schema", ""};

    private final Random random;
    private final RandomJson values;

    public RandomSchemas(long seed) {
        this.random = new Random(seed);
        this.values = new RandomJson(seed + 1);
    }

    public JsonObject schema(int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String keyword = KEYWORDS[random.nextInt(KEYWORDS.length)];
            members.put(keyword, fitting(keyword, depth));
        }
        return new JsonObject(members);
    }

    /** A value that mostly suits the keyword, so that many schemas are valid. */
    private JsonValue fitting(String keyword, int depth) {
        int dice = random.nextInt(20);
        if (depth == 0 || dice == 0) {
            return values.value(2);
        }
        return switch (keyword) {
            case "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies" ->
                new JsonObject(Map.of("x", schema(depth - 1), "a", schema(depth - 1)));
            case "anyOf", "oneOf", "allOf", "prefixItems" -> new JsonArray(List.of(schema(depth - 1), schema(depth - 1)));
            case "required" -> new JsonArray(List.of(new JsonString("x")));
            case "enum" -> new JsonArray(List.of(values.value(2)));
            case "dependentRequired" -> object("{\"x\":[\"a\"]}");
            case "minItems", "minContains", "minLength", "minimum", "exclusiveMaximum", "multipleOf" ->
                JsonValue.of(random.nextInt(3));
            case "const", "default" -> values.value(2);
            case "uniqueItems", "$recursiveAnchor", "readOnly", "nullable" -> JsonValue.of(random.nextBoolean());
            case "type", "pattern", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$id", "$schema", "$comment",
                    "format", "title", "contentEncoding", "$recursiveRef", "id" ->
                new JsonString(STRINGS[random.nextInt(STRINGS.length)]);
            default -> schema(depth - 1);
        };
    }
}

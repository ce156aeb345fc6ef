package dev.toolace.tool;

import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.RandomJson;
import dev.toolace.validation.CallValidator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a schema looks like, making a tool gives a tool or a ToolaceException; and a tool can be validated. */
class ToolFuzzTest {

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

    private final Random random = new Random(31);
    private final RandomJson values = new RandomJson(32);

    @Test
    void randomSchemas() {
        int made = 0;
        for (int i = 0; i < 6000; i++) {
            made += check(schema(4)) ? 1 : 0;
        }
        assertThat(made).isBetween(300, 5900);
    }

    @Test
    void mutatedDefinitions() {
        String good = "{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\",\"properties\":{\"x\":"
                + "{\"type\":\"string\",\"pattern\":\"^[a-z]+$\"},\"y\":{\"$ref\":\"#/$defs/a\"}},\"$defs\":{\"a\":"
                + "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":1},{\"enum\":[\"p\",null]}]}},\"required\":[\"x\"]}}";
        for (int i = 0; i < 5000; i++) {
            String text = values.mutate(good);
            try {
                assertThat(Tool.parse(text).name()).isNotBlank();
            } catch (ToolaceException e) {
                assertThat(e.errorId().code()).startsWith("TA-");
            }
        }
    }

    private boolean check(JsonObject schema) {
        Tool tool;
        try {
            tool = new Tool("f", "", schema);
        } catch (ToolaceException e) {
            assertThat(e.errorId()).isIn(ErrorId.TOOL_SCHEMA, ErrorId.TOOL_REFERENCE, ErrorId.TOOL_REMOTE_REFERENCE,
                    ErrorId.TOOL_LIMIT);
            return false;
        }
        for (String arguments : List.of("{}", "{\"x\":1,\"a\":\"a\"}", "{\"x\":{\"x\":[null,1,\"a\"]},\"a\":[{}]}")) {
            assertThat(new CallValidator().validate(List.of(new Call("f", object(arguments))), set(tool)))
                    .as(schema.toJson()).allSatisfy(error -> assertThat(error.message()).isNotBlank());
        }
        return true;
    }

    private JsonObject schema(int depth) {
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

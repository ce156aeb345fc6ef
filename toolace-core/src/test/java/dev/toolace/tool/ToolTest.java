package dev.toolace.tool;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolTest {

    @ParameterizedTest
    @ValueSource(strings = {"f", "get_weather", "math.add", "Get the weather", "x-y", "天気", "f(x)", "a\"b"})
    void acceptsNames(String name) {
        assertThat(tool(name, "{}").name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " f", "f ", "a\nb", "a\u0000b", "a\u0085b", "a\u2028b"})
    void refusesNames(String name) {
        assertError(ErrorId.TOOL_NAME, () -> tool(name, "{}"));
    }

    @Test
    void limitsTheName() {
        assertThat(tool("n".repeat(128), "{}")).isNotNull();
        assertError(ErrorId.TOOL_NAME, () -> tool("n".repeat(129), "{}"), "128 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"foo\"}", "{\"type\":\"string\"}", "{\"type\":[\"string\",\"null\"]}", "{\"type\":7}",
        "{\"type\":\"dict\"}", "{\"properties\":[]}", "{\"properties\":{\"x\":{\"type\":\"strin\"}}}",
        "{\"required\":\"x\"}", "{\"properties\":{\"x\":{\"minimum\":\"1\"}}}", "{\"properties\":{\"x\":1}}",
        "{\"properties\":{\"x\":{\"pattern\":\"(\"}}}", "{\"$schema\":\"http://example.com/mine\"}", "{\"$schema\":7}",
        "{\"properties\":{\"x\":{\"enum\":\"a\"}}}", "{\"properties\":{\"x\":{\"minLength\":-1}}}"})
    void refusesSchemas(String schema) {
        assertError(ErrorId.TOOL_SCHEMA, () -> tool("f", schema), "tool 'f': ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "{\"type\":\"object\"}", "{\"type\":[\"object\",\"null\"]}",
        "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\",\"definitions\":{\"a\":{}}}",
        "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"properties\":{\"x\":{\"minimum\":1,\"exclusiveMinimum\":true}}}",
        "{\"$schema\":\"https://json-schema.org/draft/2019-09/schema\",\"type\":\"object\"}",
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$id\":\"https://example.com/tool\",\"type\":\"object\"}",
        "{\"properties\":{\"$ref\":{\"type\":\"string\"},\"$id\":{\"type\":\"string\"},\"enum\":{\"type\":\"string\"}}}",
        "{\"properties\":{\"x\":{\"enum\":[{\"$ref\":\"http://example.com/\"}]}}}",
        "{\"x-vendor\":{\"anything\":1}}", "{\"id\":\"x\",\"properties\":{\"y\":{\"id\":\"#b\"}}}",
        "{\"properties\":{\"y\":{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"string\"}}}"})
    void acceptsSchemas(String schema) {
        assertThat(tool("f", schema).parameters()).isEqualTo(object(schema));
    }

    @Test
    void theMessageSaysWhere() {
        assertError(ErrorId.TOOL_SCHEMA, () -> tool("f", "{\"properties\":{\"x\":{\"type\":\"strin\"}}}"), "/properties/x/type");
    }

    @Test
    void limitsTheSchemasSize() {
        String filler = "{\"description\":\"" + "é".repeat(32_750) + "\"}";
        assertThat(tool("f", filler)).isNotNull();
        assertError(ErrorId.TOOL_LIMIT, () -> tool("f", filler.replace("\"}", "123456789012345678901234\"}")), "65536");
    }

    @Test
    void limitsTheDescription() {
        assertThat(new Tool("f", "d".repeat(65_536), JsonObject.EMPTY)).isNotNull();
        assertError(ErrorId.TOOL_LIMIT, () -> new Tool("f", "d".repeat(65_537), JsonObject.EMPTY), "description");
    }

    @Test
    void aDeepSchemaIsAnErrorAndNoStackOverflow() {
        JsonValue schema = JsonNull.INSTANCE;
        for (int i = 0; i < 50_000; i++) {
            schema = new JsonObject(Map.of("not", new JsonArray(List.of(schema))));
        }
        JsonObject deep = (JsonObject) schema;
        assertError(ErrorId.TOOL_LIMIT, () -> new Tool("f", "", deep), "64 levels");
    }

    @Test
    void writesTheDefinitionAsTemplatesExpectIt() {
        assertThat(new Tool("f", "d", object("{\"type\":\"object\"}")).toJson()).hasToString(
                "{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\"}}}");
    }

    @Test
    void readsBothForms() {
        Tool bare = Tool.parse("{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\"}}");
        assertThat(Tool.parse(bare.toJson().toJson())).isEqualTo(bare);
        assertThat(Tool.parse("{\"name\":\"f\",\"description\":null,\"parameters\":null,\"strict\":true}"))
                .isEqualTo(new Tool("f", "", object("{\"type\":\"object\",\"properties\":{}}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[]", "1", "{}", "{\"name\":1}", "{\"name\":\"f\",\"description\":1}", "{\"name\":\"f\",\"parameters\":[]}",
        "{\"type\":\"function\",\"function\":1}", "{\"type\":\"function\",\"function\":{}}", "{\"name\":null}"})
    void refusesMalformedDefinitions(String json) {
        assertError(ErrorId.TOOL_DEFINITION, () -> Tool.parse(json));
    }

    @Test
    void readsListsAndNamesTheIndexOfTheBadOne() {
        assertThat(Tool.parseAll("[{\"name\":\"a\"},{\"name\":\"b\"}]")).extracting(Tool::name).containsExactly("a", "b");
        assertError(ErrorId.TOOL_DEFINITION, () -> Tool.parseAll("[{\"name\":\"a\"},{}]"), "tool definition 1");
        assertError(ErrorId.TOOL_DEFINITION, () -> Tool.parseAll("[1]"), "tool definition 0");
        assertError(ErrorId.TOOL_DEFINITION, () -> Tool.parseAll("{}"), "array");
        assertError(ErrorId.JSON_SYNTAX, () -> Tool.parseAll("["));
    }
}

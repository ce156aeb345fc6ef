package dev.toolace.tool;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.Notes;
import dev.toolace.testing.Tools;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** OpenAI, Anthropic and MCP, which take JSON Schema as it is. */
class PlainDialectTest {

    private static final String SCHEMA = """
            {"type":"object","properties":{"city":{"type":"string"}},"required":["city"],
             "additionalProperties":false}""";

    private static final Tool TOOL = new Tool("get_time", "Tells the time.", object(SCHEMA));

    @Test
    void chatCompletions() {
        ToolImport read = ToolDialect.OPENAI.read("""
                {"model":"m","tools":[{"type":"function","function":{"name":"get_time","description":"Tells the time.",
                 "strict":true,"parameters":%s}}]}""".formatted(SCHEMA));
        assertThat(read.tools()).containsExactly(TOOL);
        assertThat(read.extras()).containsExactly(object("{\"strict\":true}"));
        assertThat(Notes.of(read.notes())).containsExactly("dropped /model", "dropped /tools/0/function/strict");
        assertWritten(ToolDialect.OPENAI, """
                [{"type":"function","function":
                  {"name":"get_time","description":"Tells the time.","parameters":%s}}]""");
    }

    @Test
    void responses() {
        ToolImport read = ToolDialect.OPENAI_RESPONSES.read("""
                [{"type":"function","name":"get_time","description":"Tells the time.","strict":false,
                  "parameters":%s}]"""
                .formatted(SCHEMA));
        assertThat(read.tools()).containsExactly(TOOL);
        assertThat(read.notes()).isEmpty();
        assertWritten(ToolDialect.OPENAI_RESPONSES, """
                [{"type":"function","name":"get_time","description":"Tells the time.","parameters":%s,
                  "strict":false}]""");
    }

    @Test
    void anthropic() {
        ToolImport read = ToolDialect.ANTHROPIC.read("""
                [{"type":"custom","name":"get_time","description":"Tells the time.","input_schema":%s,
                 "cache_control":{"type":"ephemeral"},"input_examples":[{"city":"Rome"}]}]""".formatted(SCHEMA));
        assertThat(read.tools()).containsExactly(TOOL);
        assertThat(read.extras()).containsExactly(
                object("{\"cache_control\":{\"type\":\"ephemeral\"},\"input_examples\":[{\"city\":\"Rome\"}]}"));
        assertThat(Notes.of(read.notes())).containsExactly("dropped /0/cache_control", "dropped /0/input_examples");
        assertWritten(ToolDialect.ANTHROPIC,
                "[{\"name\":\"get_time\",\"description\":\"Tells the time.\",\"input_schema\":%s}]");
    }

    @Test
    void modelContextProtocol() {
        ToolImport read = ToolDialect.MCP.read("""
                {"tools":[{"name":"get_time","title":"Clock","description":"Tells the time.","inputSchema":%s,
                 "outputSchema":{"type":"object"},"annotations":{"readOnlyHint":true},"_meta":{"v":1}}]}"""
                .formatted(SCHEMA));
        assertThat(read.tools()).containsExactly(TOOL);
        assertThat(read.extras().get(0).members()).containsOnlyKeys("title", "outputSchema", "annotations", "_meta");
        assertThat(Notes.of(read.notes())).containsExactly("dropped /tools/0/title", "dropped /tools/0/outputSchema",
                "dropped /tools/0/annotations", "dropped /tools/0/_meta");
        assertWritten(ToolDialect.MCP,
                "[{\"name\":\"get_time\",\"description\":\"Tells the time.\",\"inputSchema\":%s}]");
    }

    private static void assertWritten(ToolDialect dialect, String json) {
        ToolExport export = dialect.write(List.of(TOOL));
        assertThat(export.json()).isEqualTo(JsonValue.parse(json.formatted(SCHEMA)));
        assertThat(export.notes()).isEmpty();
        assertThat(export.dialect()).isSameAs(dialect);
    }

    @Test
    void absentParametersAndNullsAreNone() {
        ToolImport read = ToolDialect.OPENAI.read("""
                [{"type":"function","function":{"name":"f","description":null,"parameters":null,"strict":null}}]""");
        assertThat(read.tools()).containsExactly(Tool.parse("{\"name\":\"f\"}"));
        assertThat(read.notes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "GEMINI")
    void parametersAlwaysSayThatTheyAreAnObject(ToolDialect dialect) {
        for (String schema : List.of("{}", "{\"type\":[\"object\",\"null\"]}")) {
            ToolExport export = dialect.write(List.of(tool("f", schema)));
            assertThat(dialect.read(export.json()).tools().get(0).parameters())
                    .isEqualTo(object("{\"type\":\"object\"}"));
            assertThat(Notes.of(export.notes())).containsExactly("rewritten /0/parameters/type");
        }
    }

    @Test
    void whatServicesRefuseAtTheTopIsKeptAndNoted() {
        Tool tool = tool("f", "{\"type\":\"object\",\"anyOf\":[{}],\"not\":{\"required\":[\"x\"]}}");
        assertThat(Notes.of(ToolDialect.OPENAI.write(List.of(tool)).notes()))
                .containsExactly("kept /0/parameters/anyOf", "kept /0/parameters/not");
        assertThat(Notes.of(ToolDialect.ANTHROPIC.write(List.of(tool)).notes()))
                .containsExactly("kept /0/parameters/anyOf");
        assertThat(ToolDialect.MCP.write(List.of(tool)).notes()).isEmpty();
    }

    @Test
    void anthropicTakesTheLatestDraft() {
        Tool old = tool("f", "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\"}");
        assertThat(Notes.of(ToolDialect.ANTHROPIC.write(List.of(old)).notes()))
                .containsExactly("kept /0/parameters/$schema");
        assertThat(ToolDialect.MCP.write(List.of(old)).notes()).isEmpty();
    }

    @Test
    void strictModeIsOnForToolsWithinTheSubset() {
        Tool loose = tool("loose", "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"string\"}}}");
        ToolExport chat = ToolDialect.OPENAI.writeStrict(List.of(TOOL, loose));
        assertThat(chat.json().toJson())
                .containsSubsequence("get_time", "\"strict\":true", "loose", "\"strict\":false");
        assertThat(Notes.of(chat.notes()))
                .containsExactly("kept /1/parameters/additionalProperties", "kept /1/parameters/properties/x");
        assertThat(ToolDialect.OPENAI_RESPONSES.writeStrict(List.of(TOOL)).json().toJson()).contains("\"strict\":true");
        assertThat(ToolDialect.OPENAI.write(List.of(loose)).notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"string\",\"minLength\":1} | /minLength",
        "{\"type\":\"string\",\"format\":\"uri\"} | /format",
        "{\"type\":\"string\",\"default\":\"a\"} | /default",
        "{\"oneOf\":[{\"type\":\"string\"}],\"type\":\"string\"} | /oneOf",
        "{\"description\":\"anything\"} | /type",
        "{\"type\":\"array\",\"items\":{\"type\":[\"object\",\"null\"]}} | /items/additionalProperties",
        "{\"anyOf\":[{\"type\":\"string\"},{\"not\":{}}]} | /anyOf/1/not /anyOf/1/type",
        "true | ''",
    })
    void strictModeCannotSayThese(String property, String places) {
        Tool tool = tool("f", "{\"type\":\"object\",\"properties\":{\"x\":" + property
                + "},\"required\":[\"x\"],\"additionalProperties\":false}");
        ToolExport export = ToolDialect.OPENAI.writeStrict(List.of(tool));
        assertThat(Notes.of(export.notes())).containsExactlyInAnyOrderElementsOf(List.of(places.split(" ")).stream()
                .map(place -> "kept /0/parameters/properties/x" + place).toList());
        assertThat(ToolDialect.OPENAI.read(export.json()).tools()).containsExactly(tool);
    }

    @Test
    void strictModeTakesItsWholeSubset() {
        Tool tool = tool("f", """
                {"type":"object","properties":{
                  "a":{"type":["string","null"],"pattern":"^a","format":"date"},
                  "b":{"type":"integer","minimum":0,"multipleOf":2},
                  "c":{"type":"array","items":{"$ref":"#/$defs/n"},"maxItems":3},"d":{"enum":["x","y"]},
                  "e":{"anyOf":[{"type":"null"},{"const":1}]}},
                 "required":["a","b","c","d","e"],"additionalProperties":false,
                 "$defs":{"n":{"type":"object","properties":{},"additionalProperties":false,"title":"N"}}}""");
        assertThat(ToolDialect.OPENAI.writeStrict(List.of(tool)).notes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"OPENAI", "OPENAI_RESPONSES"})
    void othersHaveNoStrictMode(ToolDialect dialect) {
        assertError(ErrorId.CONFIG, () -> dialect.writeStrict(List.of(Tools.TIMER)), dialect.id());
    }
}

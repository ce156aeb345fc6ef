package dev.toolace.tool;

import static dev.toolace.testing.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.Notes;
import dev.toolace.testing.Tools;
import dev.toolace.tool.DialectNote.Action;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all dialects have in common: names, detection, what surrounds definitions, errors and limits. */
class ToolDialectTest {

    private static final String DEEP_SCHEMA = "{\"not\":".repeat(63) + "{}" + "}".repeat(63);

    @ParameterizedTest
    @EnumSource
    void isFoundByItsName(ToolDialect dialect) {
        assertThat(ToolDialect.byName(dialect.id())).isSameAs(dialect);
    }

    @Test
    void anUnknownNameIsAnErrorThatNamesTheOthers() {
        assertError(ErrorId.TOOL_DIALECT, () -> ToolDialect.byName("xml"), "'xml'", "openai, ", "gemini-json-schema");
    }

    @ParameterizedTest
    @EnumSource
    void tellsItsOwnDefinitions(ToolDialect dialect) {
        assertThat(ToolDialect.detect(dialect.write(List.of(Tools.TIMER)).json())).isSameAs(dialect);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "openai | [{\"type\":\"web_search\"},{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]",
        "openai | {\"functions\":[{\"name\":\"f\",\"parameters\":{\"type\":\"object\"}}]}",
        "openai | {\"model\":\"m\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]}",
        "openai | [{\"function\":{\"name\":\"f\"}},{\"type\":\"function\",\"name\":\"g\"}]",
        "openai-responses | [{\"type\":\"function\",\"name\":\"f\",\"strict\":true}]",
        "anthropic | {\"name\":\"f\",\"input_schema\":{\"type\":\"object\"}}",
        "mcp | {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[{\"name\":\"f\",\"inputSchema\":{}}]}}",
        "gemini | {\"tools\":[{\"googleSearch\":{}},{\"functionDeclarations\":[{\"name\":\"f\"}]}]}",
        "gemini | {\"function_declarations\":[{\"name\":\"f\"}]}",
        "gemini | {\"name\":\"f\",\"parameters\":{\"type\":\"OBJECT\"}}",
        "gemini-json-schema | {\"name\":\"f\",\"parametersJsonSchema\":{\"type\":\"object\"}}",
        "bfcl | {\"name\":\"f\",\"parameters\":{\"type\":\"dict\"}}",
        "bfcl | {\"name\":\"f\",\"parameters\":{\"properties\":{\"x\":{\"items\":{\"type\":[\"float\"]}}}}}",
        "bfcl | {\"id\":\"simple_1\",\"question\":[],\"function\":[{\"name\":\"f\"}]}",
    })
    void tellsDialectsByWhatOnlyOneOfThemHas(String id, String json) {
        assertThat(ToolDialect.detect(JsonValue.parse(json)).id()).isEqualTo(id);
    }

    @Test
    void readsAnyDialectThatItCanTell() {
        ToolImport read = ToolDialect.readAny("{\"name\":\"f\",\"inputSchema\":{\"type\":\"object\"}}");
        assertThat(read.dialect()).isSameAs(ToolDialect.MCP);
        assertThat(read.tools()).extracting(Tool::name).containsExactly("f");
        assertError(ErrorId.JSON_SYNTAX, () -> ToolDialect.readAny("["));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"tools\":[]}", "[{\"name\":\"f\"}]", "{}"})
    void withoutEvidenceThereIsNoDialect(String json) {
        assertError(ErrorId.TOOL_DIALECT, () -> ToolDialect.detect(JsonValue.parse(json)), "nothing");
    }

    @Test
    void contradictingDefinitionsAreAnErrorThatNamesBoth() {
        String json = "[{\"name\":\"f\",\"input_schema\":{}},{\"name\":\"g\",\"inputSchema\":{}}]";
        assertError(ErrorId.TOOL_DIALECT, () -> ToolDialect.detect(JsonValue.parse(json)),
                "at /0 is of anthropic", "at /1 of mcp");
    }

    @Test
    void whatStandsBesideToolsIsNoted() {
        ToolImport read = ToolDialect.MCP.read("{\"jsonrpc\":\"2.0\",\"result\":{\"nextCursor\":\"c\",\"tools\":"
                + "[{\"name\":\"f\",\"inputSchema\":{\"type\":\"object\"}}]}}");
        assertThat(read.tools()).containsExactly(Tool.parse("{\"name\":\"f\",\"parameters\":{\"type\":\"object\"}}"));
        assertThat(Notes.of(read.notes())).containsExactly("dropped /jsonrpc", "dropped /result/nextCursor");
    }

    @Test
    void providersToolsAreLeftOutWithANote() {
        ToolImport openAi = ToolDialect.OPENAI.read("[{\"type\":\"web_search\"},{\"type\":\"custom\",\"custom\":{}}]");
        assertThat(Notes.of(openAi.notes()))
                .containsExactly("dropped /0", "dropped /1");
        assertThat(Notes.of(ToolDialect.ANTHROPIC.read("[{\"type\":\"bash_20250124\",\"name\":\"bash\"}]").notes()))
                .containsExactly("dropped /0");
        ToolImport gemini = ToolDialect.GEMINI.read(
                "[{\"functionDeclarations\":[{\"name\":\"f\"}],\"urlContext\":{}},{\"googleSearch\":{}}]");
        assertThat(gemini.tools()).extracting(Tool::name).containsExactly("f");
        assertThat(Notes.of(gemini.notes())).containsExactly("dropped /0/urlContext", "dropped /1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "openai | 7 | must be a JSON array or object",
        "openai | [7] | at /0: it must be a JSON object",
        "openai | {} | tool definition: 'name' must be a string",
        "openai | [{\"function\":7}] | at /0: 'function' must be an object",
        "openai | [{\"function\":{\"name\":7}}] | at /0/function: 'name' must be a string",
        "openai | {\"name\":\"f\",\"description\":7} | 'description' must be a string",
        "openai | {\"name\":\"f\",\"parameters\":7} | 'parameters' must be an object",
        "anthropic | {\"name\":\"f\",\"parameters\":{}} | 'input_schema' is missing",
        "mcp | {\"tools\":[{\"name\":\"f\"}]} | at /tools/0: 'inputSchema' is missing",
        "gemini | {\"functionDeclarations\":[{}]} | at /functionDeclarations/0: 'name' must be",
        "gemini | {\"name\":\"f\",\"parameters\":{},\"parametersJsonSchema\":{}} | exclude each other",
        "gemini"
            + " | {\"name\":\"f\",\"parameters\":{\"properties\":{\"x\":{\"nullable\":7}}}}"
            + " | /parameters/properties/x: 'nullable'",
        "gemini | {\"name\":\"f\",\"parameters\":{\"minItems\":1,\"min_items\":1}} | 'minItems' is there twice",
    })
    void malformedDefinitionsAreErrorsThatSayWhere(String id, String json, String message) {
        assertError(ErrorId.TOOL_DEFINITION, () -> ToolDialect.byName(id).read(json), message);
    }

    @Test
    void whatIsWrongWithAToolSaysWhichOne() {
        assertError(ErrorId.TOOL_SCHEMA, () -> ToolDialect.BFCL.read(
                "[{\"name\":\"f\"},{\"name\":\"g\",\"parameters\":{\"properties\":{\"x\":{\"type\":\"strin\"}}}}]"),
                "tool definition at /1: tool 'g': schema is invalid at /properties/x/type");
        assertError(ErrorId.TOOL_NAME, () -> ToolDialect.OPENAI.read("{\"name\":\"\"}"), "tool definition: ");
        assertError(ErrorId.TOOL_REMOTE_REFERENCE, () -> ToolDialect.MCP.read(
                "{\"name\":\"f\",\"inputSchema\":{\"$ref\":\"http://localhost/\"}}"), "must start with '#'");
    }

    @Test
    void limitsHold() {
        String two = "[{\"name\":\"f\"},{\"name\":\"g\"}]";
        assertThat(ToolDialect.OPENAI.read(two, Limits.DEFAULT.withMaxTools(2)).tools()).hasSize(2);
        Limits one = Limits.DEFAULT.withMaxTools(1);
        assertError(ErrorId.TOOL_LIMIT, () -> ToolDialect.OPENAI.read(two, one), "than 1 tools");
        assertError(ErrorId.JSON_LIMIT, () -> ToolDialect.OPENAI.read(two, Limits.DEFAULT.withMaxJsonChars(9)));
        String large = "{\"name\":\"f\",\"parameters\":{\"title\":\"" + "t".repeat(100) + "\"}}";
        Limits small = Limits.DEFAULT.withMaxSchemaBytes(99);
        assertError(ErrorId.TOOL_LIMIT, () -> ToolDialect.OPENAI.read(large, small), "bytes");
        String flat = "{\"name\":\"f\",\"parameters\":{\"not\":{}}}";
        assertThat(ToolDialect.OPENAI.read(flat, Limits.DEFAULT.withMaxDepth(2)).tools()).hasSize(1);
        Limits shallow = Limits.DEFAULT.withMaxDepth(1);
        assertError(ErrorId.TOOL_LIMIT, () -> ToolDialect.OPENAI.read(flat, shallow), "1 levels");
    }

    /** The levels around a schema do not count, so that every tool can be read in the form that it is written in. */
    @ParameterizedTest
    @EnumSource
    void theDeepestSchemaComesBack(ToolDialect dialect) {
        Tool deep = new Tool("f", "", (JsonObject) JsonValue.parse("{\"type\":\"object\",\"default\":"
                + "[".repeat(63) + "]".repeat(63) + "}"));
        assertThat(dialect.read(dialect.write(List.of(deep)).json().toJson()).tools()).containsExactly(deep);
    }

    @Test
    void deeperJsonIsAnErrorAlsoWhereItWasNotParsed() {
        assertError(ErrorId.TOOL_LIMIT, () -> ToolDialect.OPENAI.read(
                "{\"name\":\"f\",\"parameters\":{\"not\":" + DEEP_SCHEMA + "}}"), "64 levels");
        JsonValue deep = JsonValue.of(List.of());
        for (int i = 0; i < 30_000; i++) {
            deep = JsonValue.of(List.of(deep));
        }
        JsonValue value = deep;
        assertError(ErrorId.JSON_LIMIT, () -> ToolDialect.OPENAI.read(value), "72 levels");
        assertError(ErrorId.JSON_LIMIT, () -> ToolDialect.detect(value), "72 levels");
    }

    @Test
    void namesThatTheServiceWouldRefuseAreKeptAndNoted() {
        Tool dotted = Tools.tool("math.add", "{\"type\":\"object\",\"properties\":{\"a b\":{\"type\":\"string\"}}}");
        assertThat(Notes.of(ToolDialect.OPENAI.write(List.of(dotted)).notes())).containsExactly("kept /0/name");
        assertThat(Notes.of(ToolDialect.MCP.write(List.of(dotted)).notes())).isEmpty();
        assertThat(Notes.of(ToolDialect.BFCL.write(List.of(dotted)).notes())).isEmpty();
        assertThat(Notes.of(ToolDialect.ANTHROPIC.write(List.of(dotted)).notes()))
                .containsExactly("kept /0/name", "kept /0/parameters/properties/a b");
        assertThat(Notes.of(ToolDialect.GEMINI.write(List.of(Tools.tool("1st", "{\"type\":\"object\"}"))).notes()))
                .containsExactly("kept /0/name");
        assertThat(ToolDialect.OPENAI.write(List.of(dotted)).json().toJson()).contains("\"math.add\"");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyDescriptionIsNotWritten(ToolDialect dialect) {
        ToolExport export = dialect.write(List.of(new Tool("f", "", Tools.TIMER.parameters())));
        assertThat(export.json().toJson()).doesNotContain("description");
        assertThat(dialect.read(export.json()).tools().get(0).description()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noToolsAreWrittenAndReadToo(ToolDialect dialect) {
        assertThat(dialect.read(dialect.write(List.of()).json()).tools()).isEmpty();
    }

    @Test
    void aNoteHasAllThatIsToKnow() {
        Tool tool = Tools.tool("f", "{\"type\":\"object\",\"properties\":{\"a/b\":{\"type\":\"string\",\"not\":{}}}}");
        assertThat(ToolDialect.GEMINI.write(List.of(Tools.TIMER, tool)).notes()).contains(new DialectNote(
                "/1/parameters/properties/a~1b/not", "not", Action.WIDENED, "Gemini's schemas do not have it"));
    }
}

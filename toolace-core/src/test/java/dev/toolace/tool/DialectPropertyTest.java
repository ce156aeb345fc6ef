package dev.toolace.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.RandomJson;
import dev.toolace.testing.RandomSchemas;
import dev.toolace.testing.RandomTools;
import dev.toolace.testing.Tools;
import dev.toolace.tool.DialectNote.Action;
import dev.toolace.validation.CallValidator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every tool in every dialect: without notes nothing changed, and with notes no schema became stricter.
 */
class DialectPropertyTest {

    private final CallValidator validator = new CallValidator();

    @ParameterizedTest
    @EnumSource
    void ordinaryToolsComeBackEqualWithoutNotes(ToolDialect dialect) {
        RandomTools random = new RandomTools(51);
        int silent = 0;
        for (int i = 0; i < 400; i++) {
            silent += check(dialect, new Tool("f", "d", random.parameters(0)), random) ? 1 : 0;
        }
        assertThat(silent).isGreaterThan(dialect == ToolDialect.BFCL ? 150 : 300);
    }

    @ParameterizedTest
    @EnumSource
    void wildToolsComeBackEqualOrWithNotes(ToolDialect dialect) {
        RandomTools random = new RandomTools(52);
        int made = 0;
        for (int i = 0; i < 1200; i++) {
            Tool tool = tool(random.parameters(0.1 + 0.1 * (i % 5)));
            if (tool != null) {
                made++;
                check(dialect, tool, random);
            }
        }
        assertThat(made).isGreaterThan(800);
    }

    @ParameterizedTest
    @EnumSource
    void schemasOfEveryKeywordComeBackEqualOrWithNotes(ToolDialect dialect) {
        RandomSchemas schemas = new RandomSchemas(53);
        RandomTools random = new RandomTools(54);
        int made = 0;
        for (int i = 0; i < 1500; i++) {
            Tool tool = tool(schemas.schema(4));
            if (tool != null) {
                made++;
                check(dialect, tool, random);
            }
        }
        assertThat(made).isGreaterThan(200);
    }

    /** Whatever was imported is written again as it was, unless a note says what was lost on either way. */
    @ParameterizedTest
    @EnumSource
    void writtenDefinitionsAreReadAndWrittenAlike(ToolDialect dialect) {
        RandomTools random = new RandomTools(55);
        for (int i = 0; i < 500; i++) {
            Tool tool = tool(random.parameters(0.3));
            if (tool == null) {
                continue;
            }
            JsonValue written = dialect.write(List.of(tool)).json();
            ToolImport again = dialect.read(written);
            ToolExport rewritten = dialect.write(again.tools());
            if (again.notes().isEmpty() && rewritten.notes().stream().allMatch(note -> note.action() == Action.KEPT)) {
                assertThat(rewritten.json()).isEqualTo(written);
            }
            assertThat(again.notes()).as(written.toJson()).allMatch(note -> note.action() != Action.WIDENED);
        }
    }

    /** A member that no tool has, wherever it stands in a definition, is noted and kept beside the tool. */
    @ParameterizedTest
    @EnumSource
    void everyOtherMemberOfADefinitionIsAnExtra(ToolDialect dialect) {
        RandomJson values = new RandomJson(61);
        String written = dialect.write(List.of(new Tool("f", "d", Tools.TIMER.parameters()))).json().toJson();
        for (int i = 0; i < 200; i++) {
            String member = "x" + i;
            String value = values.value(2).toJson();
            String more = written.replace("\"name\":\"f\"", "\"name\":\"f\",\"" + member + "\":" + value);
            ToolImport read = dialect.read(more);
            assertThat(read.tools()).isEqualTo(dialect.read(written).tools());
            if (!value.equals("null")) {
                assertThat(read.notes()).hasSize(1).allMatch(note -> note.keyword().equals(member));
                assertThat(read.extras()).containsExactly(JsonObject.EMPTY.with(member, JsonValue.parse(value)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutatedTextGivesToolsOrADocumentedError(ToolDialect dialect) {
        RandomTools random = new RandomTools(56);
        RandomJson values = new RandomJson(57);
        for (int i = 0; i < 600; i++) {
            Tool tool = tool(random.parameters(0.2));
            if (tool != null) {
                String good = dialect.write(List.of(tool)).json().toJson();
                survive(dialect, i % 3 == 0 ? good.substring(0, i % (good.length() + 1)) : values.mutate(good));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyJsonGivesToolsOrADocumentedError(ToolDialect dialect) {
        RandomJson values = new RandomJson(58);
        RandomSchemas schemas = new RandomSchemas(59);
        for (int i = 0; i < 600; i++) {
            survive(dialect, values.value(4).toJson());
            JsonObject definition = JsonObject.EMPTY.with("name", values.value(0)).with("description", values.value(0));
            for (String member : List.of("parameters", "input_schema", "inputSchema")) {
                definition = definition.with(member, schemas.schema(3));
            }
            survive(dialect, definition.with("name", JsonValue.of("f")).with("description", JsonValue.of("")).toJson());
            survive(dialect, definition.toJson());
        }
    }

    /** Gemini's schemas with every member in any shape. */
    @Test
    void geminisSchemasInAnyShape() {
        RandomJson values = new RandomJson(60);
        String[] members = {"nullable", "enum", "type", "anyOf", "any_of", "propertyOrdering", "minItems", "min_items",
            "example", "examples", "properties", "required", "ref", "defs", "default"};
        String[] texts = {"true", "\"STRING\"", "[\"a\",null]", "{\"x\":{\"type\":\"INTEGER\"}}", "\"3\"", "null", "1"};
        for (int i = 0; i < 4000; i++) {
            JsonObject schema = JsonObject.EMPTY;
            for (int k = 0; k < 4; k++) {
                JsonValue fitting = JsonValue.parse(texts[(i * 7 + k * 3) % texts.length]);
                JsonValue value = (i + k) % 3 == 0 ? values.value(2) : fitting;
                schema = schema.with(members[(i * 13 + k * 5 + i / 7) % members.length], value);
            }
            survive(ToolDialect.GEMINI, "{\"name\":\"f\",\"parameters\":{\"type\":\"OBJECT\",\"properties\":{\"x\":"
                    + schema.toJson() + "}}}");
        }
    }

    private static void survive(ToolDialect dialect, String text) {
        try {
            ToolImport read = dialect.read(text);
            assertThat(read.extras()).hasSameSizeAs(read.tools());
            ToolDialect.detect(JsonValue.parse(text));
        } catch (ToolaceException e) {
            assertThat(e.errorId()).as(text).isIn(ErrorId.JSON_SYNTAX, ErrorId.JSON_LIMIT, ErrorId.TOOL_DEFINITION,
                    ErrorId.TOOL_NAME, ErrorId.TOOL_SCHEMA, ErrorId.TOOL_REMOTE_REFERENCE, ErrorId.TOOL_LIMIT,
                    ErrorId.TOOL_REFERENCE, ErrorId.TOOL_DIALECT);
        }
    }

    private static @Nullable Tool tool(JsonObject parameters) {
        try {
            return new Tool("f", "d", parameters);
        } catch (ToolaceException unusable) {
            return null;
        }
    }

    /** Whether there were no notes. */
    private boolean check(ToolDialect dialect, Tool tool, RandomTools random) {
        ToolExport export = dialect.write(List.of(tool));
        ToolImport back = dialect.read(export.json());
        String what = dialect.id() + ": " + tool.parameters() + " -> " + export.json() + " " + export.notes();
        assertThat(back.tools()).as(what).hasSize(1);
        Tool same = back.tools().get(0);
        if (export.notes().isEmpty()) {
            assertThat(same).as(what).isEqualTo(tool);
            return true;
        }
        assertThat(export.notes()).as(what).allMatch(note -> note.path().startsWith("/0") && !note.reason().isBlank());
        boolean exact = export.notes().stream().noneMatch(note -> note.action() == Action.WIDENED);
        for (int i = 0; i < 12; i++) {
            JsonObject arguments = random.arguments(i % 2 == 0 ? tool.parameters() : same.parameters());
            boolean before = isValid(tool, arguments);
            boolean after = isValid(same, arguments);
            assertThat(after).as(arguments + " of " + what).isIn(before, before || !exact);
            assertThat(before && !after).as("stricter: " + arguments + " of " + what).isFalse();
        }
        return false;
    }

    private boolean isValid(Tool tool, JsonObject arguments) {
        return validator.validate(List.of(new Call("f", arguments)), ToolSet.of(List.of(tool))).isEmpty();
    }

    @Test
    void notesAreBounded() {
        StringBuilder schema = new StringBuilder("{\"type\":\"object\",\"properties\":{");
        for (int i = 0; i < 3000; i++) {
            schema.append(i == 0 ? "" : ",").append("\"p").append(i).append("\":{\"not\":{}}");
        }
        Tool tool = new Tool("f", "", (JsonObject) JsonValue.parse(schema + "}}"));
        List<DialectNote> notes = new ArrayList<>(ToolDialect.GEMINI.write(List.of(tool)).notes());
        assertThat(notes).hasSize(1001);
        assertThat(notes.get(1000).reason()).isEqualTo("5000 further notes are left out");
    }
}

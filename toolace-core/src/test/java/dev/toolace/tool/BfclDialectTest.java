package dev.toolace.tool;

import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.Notes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BfclDialectTest {

    private static final String DEFINITION = """
            {"name":"geometry.area","description":"Area of a shape.","parameters":{"type":"dict","properties":{
              "side":{"type":"float","description":"In metres."},"count":{"type":"integer","default":1},
              "label":{"type":"any"},
              "points":{"type":"array","items":{"type":"dict","properties":{"x":{"type":"float"}}}}},
             "required":["side"]}}""";

    private static final Tool TOOL = new Tool("geometry.area", "Area of a shape.", object("""
            {"type":"object","properties":{
              "side":{"type":"number","description":"In metres."},"count":{"type":"integer","default":1},
              "label":{},"points":{"type":"array","items":{"type":"object","properties":{"x":{"type":"number"}}}}},
             "required":["side"]}"""));

    @Test
    void readsAndWritesDefinitions() {
        ToolImport read = ToolDialect.BFCL.read(DEFINITION);
        assertThat(read.tools()).containsExactly(TOOL);
        assertThat(read.notes()).isEmpty();
        ToolExport written = ToolDialect.BFCL.write(List.of(TOOL));
        assertThat(written.json()).isEqualTo(JsonValue.parse("[" + DEFINITION + "]"));
        assertThat(written.notes()).isEmpty();
    }

    @Test
    void readsALineOfTheData() {
        ToolImport read = ToolDialect.BFCL.read("{\"id\":\"simple_0\",\"question\":[[{\"role\":\"user\"}]],"
                + "\"function\":[" + DEFINITION + "]}");
        assertThat(read.tools()).containsExactly(TOOL);
        assertThat(Notes.of(read.notes())).containsExactly("dropped /id", "dropped /question");
    }

    @Test
    void aResponseIsAnExtra() {
        ToolImport read = ToolDialect.BFCL.read("{\"name\":\"f\",\"response\":{\"type\":\"dict\"}}");
        assertThat(Notes.of(read.notes())).containsExactly("dropped /response");
        assertThat(read.extras()).containsExactly(object("{\"response\":{\"type\":\"dict\"}}"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "dict, object, -", "float, number, -", "any, '', -", "string, string, -", "number, number, -", "null, null, -",
        "tuple, array, rewritten", "ArrayList, array, rewritten", "Array, array, rewritten", "list, array, rewritten",
        "HashMap, object, rewritten", "Hashtable, object, rewritten", "Any, '', rewritten", "String, string, rewritten",
        "Boolean, boolean, rewritten", "bool, boolean, rewritten", "double, number, rewritten",
        "Bigint, integer, rewritten",
        "long, integer, widened", "byte, integer, widened", "char, string, widened", "set, array, widened",
    })
    void readsTypes(String bfcl, String json, String action) {
        ToolImport read = ToolDialect.BFCL.read(
                "{\"name\":\"f\",\"parameters\":{\"properties\":{\"x\":{\"type\":\"" + bfcl + "\"}}}}");
        JsonObject properties = (JsonObject) read.tools().get(0).parameters().members().get("properties");
        JsonObject expected = json.isEmpty() ? JsonObject.EMPTY : object("{\"type\":\"" + json + "\"}");
        assertThat(properties.get("x")).isEqualTo(expected);
        assertThat(Notes.of(read.notes())).isEqualTo(
                action == null ? List.of() : List.of(action + " /parameters/properties/x/type"));
    }

    @Test
    void readsSeveralTypes() {
        ToolImport read = ToolDialect.BFCL.read("""
                {"name":"f","parameters":{"type":"dict","properties":{"x":{"type":["float","number","null"]},
                 "y":{"type":["string","any"]}}}}""");
        assertThat(read.tools().get(0).parameters()).isEqualTo(object("""
                {"type":"object","properties":{"x":{"type":["number","null"]},"y":{}}}"""));
        assertThat(Notes.of(read.notes())).containsExactly(
                "rewritten /parameters/properties/x/type", "rewritten /parameters/properties/y/type");
    }

    /** Names of properties and values are not types, whatever they look like. */
    @Test
    void onlySchemasHaveTypes() {
        Tool tool = tool("f", """
                {"type":"object","properties":{"type":{"type":"string","default":"dict","enum":["float","any"]}},
                 "x-vendor":{"type":"number"}}""");
        ToolExport export = ToolDialect.BFCL.write(List.of(tool));
        assertThat(export.notes()).isEmpty();
        assertThat(export.json().toJson()).contains("\"default\":\"dict\"", "\"x-vendor\":{\"type\":\"number\"}");
        assertThat(ToolDialect.BFCL.read(export.json()).tools()).containsExactly(tool);
    }

    @Test
    void whatItsToolsDoNotHaveIsKeptAndNoted() {
        Tool tool = tool("f", "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":[\"number\",\"null\"]}}}");
        ToolExport export = ToolDialect.BFCL.write(List.of(tool));
        assertThat(export.json().toJson()).contains("[\"float\",\"null\"]");
        assertThat(Notes.of(export.notes())).containsExactly(
                "kept /0/parameters/properties/x/type", "kept /0/parameters/properties/x/type");
    }
}

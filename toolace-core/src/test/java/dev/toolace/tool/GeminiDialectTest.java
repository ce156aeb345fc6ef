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
import org.junit.jupiter.params.provider.ValueSource;

class GeminiDialectTest {

    private static final String DECLARATION = """
            {"name":"book_table","description":"Books a table.","parameters":{"type":"OBJECT","properties":{
               "guests":{"type":"INTEGER","format":"int32","minimum":1,"maximum":12},
               "area":{"type":"STRING","nullable":true,"enum":["inside","terrace"],"description":"Where to sit."},
               "when":{"type":"STRING","format":"date-time"},
               "wishes":{"type":"ARRAY","items":{"type":"STRING","maxLength":40},"maxItems":3},
               "contact":{"anyOf":[{"type":"STRING"},{"type":"OBJECT","properties":{"phone":{"type":"STRING"}}}]}},
              "required":["guests","when"]}}""";

    private static final Tool TOOL = new Tool("book_table", "Books a table.", object("""
            {"type":"object","properties":{
               "guests":{"type":"integer","format":"int32","minimum":1,"maximum":12},
               "area":{"type":["string","null"],"enum":["inside","terrace",null],"description":"Where to sit."},
               "when":{"type":"string","format":"date-time"},
               "wishes":{"type":"array","items":{"type":"string","maxLength":40},"maxItems":3},
               "contact":{"anyOf":[{"type":"string"},{"type":"object","properties":{"phone":{"type":"string"}}}]}},
              "required":["guests","when"]}"""));

    @Test
    void readsAndWritesDeclarations() {
        String json = "[{\"functionDeclarations\":[" + DECLARATION + "]}]";
        ToolImport read = ToolDialect.GEMINI.read(json);
        assertThat(read.tools()).containsExactly(TOOL);
        assertThat(read.notes()).isEmpty();
        ToolExport written = ToolDialect.GEMINI.write(List.of(TOOL));
        assertThat(written.json()).isEqualTo(JsonValue.parse(json));
        assertThat(written.notes()).isEmpty();
    }

    @Test
    void readsAndWritesJsonSchemaAsItIs() {
        Tool wild = tool("f", """
                {"type":"object","properties":{"x":{"$ref":"#"}},"additionalProperties":false}""");
        ToolExport written = ToolDialect.GEMINI_JSON_SCHEMA.write(List.of(wild));
        assertThat(written.notes()).isEmpty();
        assertThat(written.json()).isEqualTo(JsonValue.parse("""
                [{"functionDeclarations":[{"name":"f","description":"does f","parametersJsonSchema":%s}]}]"""
                .formatted(wild.parameters())));
        assertThat(ToolDialect.GEMINI.read(written.json()).tools()).containsExactly(wild);
    }

    @Test
    void aToolWithoutParametersHasNone() {
        Tool tool = Tool.parse("{\"name\":\"f\",\"description\":\"d\"}");
        ToolExport written = ToolDialect.GEMINI.write(List.of(tool));
        assertThat(written.json()).hasToString("[{\"functionDeclarations\":[{\"name\":\"f\",\"description\":\"d\"}]}]");
        assertThat(written.notes()).isEmpty();
        assertThat(ToolDialect.GEMINI.read(written.json()).tools()).containsExactly(tool);
    }

    /** A property's schema, what is written, and the notes with their places below the property. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
        "{'type':['string','null']} | {'type':'STRING','nullable':true} | -",
        "{'type':['null','string']} | {'type':'STRING','nullable':true} | rewritten /type",
        "{'type':['string']} | {'type':'STRING'} | rewritten /type",
        "{'type':'null'} | {'type':'NULL'} | -",
        "{'type':['string','integer'],'maxLength':3,'minimum':1}"
            + " | {'anyOf':[{'type':'STRING','maxLength':3},{'type':'INTEGER','minimum':1}]}"
            + " | rewritten /type",
        "{'type':['string','integer','null'],'items':{}}"
            + " | {'anyOf':[{'type':'STRING'},{'type':'INTEGER'},{'type':'NULL'}]}"
            + " | rewritten /type,kept /items/type,dropped /items",
        "{'const':'a'} | {'type':'STRING','enum':['a']} | rewritten /const",
        "{'enum':['a',null]} | {'type':'STRING','nullable':true,'enum':['a']} | rewritten /enum",
        "{'type':'string','enum':['a',1]} | {'type':'STRING','enum':['a']} | rewritten /enum",
        "{'type':'integer','enum':[1,2]} | {'type':'INTEGER'} | widened /enum",
        "{'const':1.5} | {'type':'NUMBER'} | widened /const",
        "{'type':'string','enum':['']} | {'type':'STRING','enum':['']} | kept /enum",
        "{'type':'integer','exclusiveMinimum':0} | {'type':'INTEGER','minimum':1} | rewritten /exclusiveMinimum",
        "{'type':'integer','exclusiveMaximum':2.5} | {'type':'INTEGER','maximum':2} | rewritten /exclusiveMaximum",
        "{'type':'number','exclusiveMinimum':0} | {'type':'NUMBER','minimum':0} | widened /exclusiveMinimum",
        "{'type':'number','exclusiveMinimum':0,'minimum':1}"
            + " | {'type':'NUMBER','minimum':1}"
            + " | rewritten /exclusiveMinimum",
        "{'type':'number','minimum':1e999} | {'type':'NUMBER'} | widened /minimum",
        "{'type':'string','minLength':1e1} | {'type':'STRING','minLength':10} | rewritten /minLength",
        "{'type':'string','maxLength':1e30} | {'type':'STRING'} | widened /maxLength",
        "{'type':'string','format':'uri'} | {'type':'STRING'} | dropped /format",
        "{'type':'string','minimum':3} | {'type':'STRING'} | dropped /minimum",
        "{'type':'string','nullable':true} | {'type':'STRING'} | dropped /nullable",
        "{'type':'string','examples':['a','b']} | {'type':'STRING','example':'a'} | dropped /examples",
        "{'type':'string','default':'x','title':'X','x-vendor':1}"
            + " | {'type':'STRING','default':'x','title':'X'}"
            + " | dropped /x-vendor",
        "{'oneOf':[{'type':'string'},{'type':'null'}]}"
            + " | {'anyOf':[{'type':'STRING'},{'type':'NULL'}]}"
            + " | widened /oneOf",
        "{'anyOf':[{'type':'string'},false]} | {'anyOf':[{'type':'STRING'}]} | rewritten /anyOf/1",
        "{'anyOf':[{}],'oneOf':[{}]} | {'anyOf':[{}]} | kept /anyOf/0/type,widened /oneOf",
        "{'allOf':[{'type':'string'},{'maxLength':3},true]} | {'type':'STRING','maxLength':3} | rewritten /allOf",
        "{'type':['string','null'],'allOf':[{'type':'string'}]} | {'type':'STRING'} | rewritten /allOf",
        "{'type':['string','null'],'allOf':[{'enum':['a','b',null]}]}"
            + " | {'type':'STRING','nullable':true,'enum':['a','b']} | rewritten /allOf,rewritten /allOf/0/enum",
        "{'type':'string','allOf':[{'const':'a'}]} | {'type':'STRING','enum':['a']}"
            + " | rewritten /allOf,rewritten /allOf/0/const",
        "{'type':'string','enum':['a'],'allOf':[{'enum':['b']}]} | {'type':'STRING','enum':['a']}"
            + " | rewritten /allOf,rewritten /allOf/0/enum,widened /allOf",
        "{'allOf':[{'properties':{'a':{'type':'null'}},'required':['a']},{'properties':{'b':{'type':'null'}},"
            + "'required':['b']}],'type':'object'}"
            + " | {'type':'OBJECT','properties':{'a':{'type':'NULL'},'b':{'type':'NULL'}},'required':['a','b']}"
            + " | rewritten /allOf",
        "{'type':'object','properties':{'a':{'type':'null'}},'allOf':[{'properties':{'a':{'type':'string'}}}]}"
            + " | {'type':'OBJECT','properties':{'a':{'type':'NULL'}}} | rewritten /allOf,widened /allOf",
        "{'type':'string','allOf':[{'type':'integer'}]} | {'type':'STRING'} | rewritten /allOf,widened /allOf",
        "{'description':'mine','$ref':'#/$defs/id'}"
            + " | {'description':'mine','type':'STRING','maxLength':9}"
            + " | rewritten /$ref,dropped /$ref",
        "{'type':'array'} | {'type':'ARRAY'} | kept /items",
        "{'type':'array','items':{'type':'string'},'prefixItems':[{}]}"
            + " | {'type':'ARRAY'}"
            + " | widened /items,widened /prefixItems,kept /items",
        "{'type':'array','items':false} | {'type':'ARRAY'} | widened /items,kept /items",
        "{'type':'array','items':{'type':'string'},'uniqueItems':true}"
            + " | {'type':'ARRAY','items':{'type':'STRING'}}"
            + " | widened /uniqueItems",
        "{'type':'object','required':['a','b'],'properties':{'a':{'type':'null'}}}"
            + " | {'type':'OBJECT','required':['a'],'properties':{'a':{'type':'NULL'}}}"
            + " | widened /required",
        "{'type':'object','additionalProperties':true} | {'type':'OBJECT'} | dropped /additionalProperties",
        "{'type':'object','additionalProperties':false} | {'type':'OBJECT'} | widened /additionalProperties",
        "{} | {} | kept /type",
        "true | {} | rewritten ,kept /type",
        "false | {} | widened ,kept /type",
    })
    void writesASchema(String schema, String written, String notes) {
        Tool tool = tool("f", ("{'type':'object','properties':{'x':" + schema
                + "},'$defs':{'id':{'type':'string','maxLength':9,'description':'theirs'}}}").replace('\'', '"'));
        ToolExport export = ToolDialect.GEMINI.write(List.of(tool));
        assertThat(property(export.json())).isEqualTo(JsonValue.parse(written.replace('\'', '"')));
        List<String> expected = notes == null ? List.of() : List.of(notes.split(","));
        assertThat(Notes.of(export.notes()).stream().filter(note -> !note.endsWith("/$defs"))
                .map(note -> note.replace("/0/parameters/properties/x", "")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static JsonValue property(JsonValue json) {
        JsonObject tool = object(json.toJson().substring(1, json.toJson().length() - 1));
        String declarations = String.valueOf(tool.get("functionDeclarations"));
        JsonObject declaration = object(declarations.substring(1, declarations.length() - 1));
        JsonObject parameters = (JsonObject) declaration.members().get("parameters");
        JsonObject properties = (JsonObject) parameters.members().get("properties");
        return properties.members().get("x");
    }

    @Test
    void definitionsStandWhereTheyAreReferredTo() {
        Tool tool = tool("f", """
                {"type":"object","properties":{"a":{"$ref":"#/$defs/pair"}},"$defs":{
                  "pair":{"type":"object","properties":{"l":{"$ref":"#/$defs/id"},"r":{"$ref":"#/$defs/id"}}},
                  "id":{"type":"string"}}}""");
        ToolExport export = ToolDialect.GEMINI.write(List.of(tool));
        assertThat(property("a", export)).isEqualTo(object("""
                {"type":"OBJECT","properties":{"l":{"type":"STRING"},"r":{"type":"STRING"}}}"""));
        assertThat(Notes.of(export.notes())).containsExactlyInAnyOrder("rewritten /0/parameters/properties/a/$ref",
                "rewritten /0/parameters/$defs/pair/properties/l/$ref",
                "rewritten /0/parameters/$defs/pair/properties/r/$ref", "dropped /0/parameters/$defs");
    }

    private static JsonValue property(String name, ToolExport export) {
        return property(JsonValue.parse(export.json().toJson().replace("\"" + name + "\":", "\"x\":")));
    }

    @Test
    void aSchemaWithinItselfEndsAtItsType() {
        Tool tool = tool("f", """
                {"type":"object","properties":{"x":{"$ref":"#/$defs/tree"}},"$defs":{"tree":{"type":"object",
                  "properties":{"name":{"type":"string"},"child":{"$ref":"#/$defs/tree"}}}}}""");
        ToolExport export = ToolDialect.GEMINI.write(List.of(tool));
        assertThat(property(export.json())).isEqualTo(object("""
                {"type":"OBJECT","properties":{"name":{"type":"STRING"},"child":{"type":"OBJECT"}}}"""));
        assertThat(Notes.of(export.notes())).contains("widened /0/parameters/$defs/tree/properties/child/$ref");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "#/properties/y", "#anchor"})
    void otherReferencesAreNotedToo(String reference) {
        Tool tool = tool("f", "{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"" + reference
                + "\"},\"y\":{\"type\":\"object\",\"$anchor\":\"anchor\"}}}");
        assertThat(Notes.of(ToolDialect.GEMINI.write(List.of(tool)).notes()))
                .anyMatch(note -> note.contains("/x/$ref"));
    }

    /** Thirty definitions, each of which uses the next one twice, would be a billion schemas. */
    @Test
    void referencesCannotMakeASchemaOfAnySize() {
        StringBuilder definitions = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            definitions.append("\"d").append(i).append("\":{\"anyOf\":[{\"$ref\":\"#/$defs/d").append(i + 1)
                    .append("\"},{\"$ref\":\"#/$defs/d").append(i + 1).append("\"}]},");
        }
        Tool tool = tool("f", "{\"type\":\"object\",\"properties\":{\"x\":{\"$ref\":\"#/$defs/d0\"}},\"$defs\":{"
                + definitions + "\"d30\":{\"type\":\"string\"}}}");
        ToolExport export = ToolDialect.GEMINI.write(List.of(tool));
        assertThat(export.json().toJson()).hasSizeLessThan(200_000);
        assertThat(Notes.of(export.notes())).anyMatch(note -> note.startsWith("widened /0/parameters/$defs/d"));
        assertThat(ToolDialect.GEMINI.read(export.json()).tools()).hasSize(1);
    }

    @Test
    void inOldDraftsNothingCountsBesideAReference() {
        Tool tool = tool("f", """
                {"$schema":"http://json-schema.org/draft-07/schema#","type":"object",
                 "properties":{"x":{"$ref":"#/definitions/s","maxLength":3}},"definitions":{"s":{"type":"string"}}}""");
        ToolExport export = ToolDialect.GEMINI.write(List.of(tool));
        assertThat(property(export.json())).isEqualTo(object("{\"type\":\"STRING\"}"));
        assertThat(Notes.of(export.notes())).contains("dropped /0/parameters/properties/x/maxLength");
    }

    @Test
    void draftFoursFlagsAreBounds() {
        Tool tool = tool("f", """
                {"$schema":"http://json-schema.org/draft-04/schema#","type":"object","properties":{"x":
                 {"type":"integer","minimum":1,"exclusiveMinimum":true,"maximum":9,"exclusiveMaximum":false,
                  "const":3}}}""");
        ToolExport export = ToolDialect.GEMINI.write(List.of(tool));
        assertThat(property(export.json())).isEqualTo(object("{\"type\":\"INTEGER\",\"minimum\":2,\"maximum\":9}"));
        assertThat(Notes.of(export.notes())).contains("dropped /0/parameters/properties/x/const",
                "rewritten /0/parameters/properties/x/exclusiveMinimum");
    }

    /** What is read as a property's schema, in the spellings that the service reads. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
        "{'type':'string','nullable':true} | {'type':['string','null']} | -",
        "{'type':'Integer'} | {'type':'integer'} | -",
        "{'type':'TYPE_UNSPECIFIED'} | {} | rewritten /type",
        "{'type':'STRING','format':'enum','enum':['a']} | {'type':'string','format':'enum','enum':['a']} | -",
        "{'type':'STRING','nullable':true,'enum':['a']} | {'type':['string','null'],'enum':['a',null]} | -",
        "{'type':'INTEGER','enum':['101','201']} | {'type':'integer','enum':[101,201]} | rewritten /enum",
        "{'anyOf':[{'type':'STRING'}],'nullable':true}"
            + " | {'anyOf':[{'type':'string'},{'type':'null'}]}"
            + " | rewritten /nullable",
        "{'nullable':true} | {} | rewritten /nullable",
        "{'type':'STRING','nullable':false} | {'type':'string'} | rewritten /nullable",
        "{'type':'STRING','format':null,'nullable':null} | {'type':'string'} | -",
        "{'type':'ARRAY','min_items':'2','maxItems':'3','items':{'type':'NUMBER'}}"
            + " | {'type':'array','minItems':2,'maxItems':3,'items':{'type':'number'}}"
            + " | -",
        "{'any_of':[{'type':'BOOLEAN'}]} | {'anyOf':[{'type':'boolean'}]} | -",
        "{'type':'STRING','example':'a'} | {'type':'string','examples':['a']} | -",
        "{'type':'OBJECT','properties':{'a':{'type':'STRING'}},'propertyOrdering':['a']}"
            + " | {'type':'object','properties':{'a':{'type':'string'}}}"
            + " | rewritten /propertyOrdering",
        "{'type':'OBJECT','additionalProperties':{'type':'STRING'}}"
            + " | {'type':'object','additionalProperties':{'type':'string'}}"
            + " | kept /additionalProperties",
        "{'type':['STRING','NULL']} | {'type':['string','null']} | -",
    })
    void readsASchema(String schema, String read, String notes) {
        ToolImport imported = ToolDialect.GEMINI.read(("{'name':'f','parameters':{'type':'OBJECT','properties':{'x':"
                + schema + "}}}").replace('\'', '"'));
        JsonObject properties = (JsonObject) imported.tools().get(0).parameters().members().get("properties");
        assertThat(properties.get("x")).isEqualTo(JsonValue.parse(read.replace('\'', '"')));
        List<String> expected = notes == null ? List.of() : List.of(notes.split(","));
        assertThat(Notes.of(imported.notes()).stream().map(note -> note.replace("/parameters/properties/x", "")))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void propertiesComeInTheirOrdering() {
        ToolImport read = ToolDialect.GEMINI.read("""
                {"name":"f","parameters":{"type":"OBJECT","properties":{"a":{"type":"STRING"},"b":{"type":"STRING"},
                 "c":{"type":"STRING"}},"propertyOrdering":["c","x","a"]}}""");
        assertThat(read.tools().get(0).parameters().toJson()).containsSubsequence("\"c\":", "\"a\":", "\"b\":");
    }

    @Test
    void vertexReferencesAreRead() {
        ToolImport read = ToolDialect.GEMINI.read("""
                {"name":"f","parameters":{"type":"OBJECT","properties":{"x":{"ref":"#/defs/id"}},
                 "defs":{"id":{"type":"STRING"}}}}""");
        assertThat(read.tools().get(0).parameters()).isEqualTo(object("""
                {"type":"object","properties":{"x":{"$ref":"#/$defs/id"}},"$defs":{"id":{"type":"string"}}}"""));
    }

    @Test
    void whatADeclarationHasBesidesIsAnExtra() {
        ToolImport read = ToolDialect.GEMINI.read(
                "{\"name\":\"f\",\"behavior\":\"NON_BLOCKING\",\"response\":{\"type\":\"STRING\"}}");
        assertThat(Notes.of(read.notes())).containsExactly("dropped /behavior", "dropped /response");
        assertThat(read.extras().get(0).members()).containsOnlyKeys("behavior", "response");
    }
}

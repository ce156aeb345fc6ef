package dev.toolace.internal.tool.gemini;

import dev.toolace.internal.tool.Definition;
import dev.toolace.internal.tool.DialectRules;
import dev.toolace.internal.tool.DialectWriter;
import dev.toolace.internal.tool.NameRule;
import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gemini's two ways to declare parameters. Each reads both. */
public enum GeminiDialect implements DialectRules {

    /** In a schema of Gemini's own. */
    SUBSET,

    /** In JSON Schema. */
    JSON_SCHEMA;

    private static final String SUBSET_MEMBER = "parameters";
    private static final String JSON_SCHEMA_MEMBER = "parametersJsonSchema";

    /** The last name is that of the protocol buffers, which the service reads too. */
    private static final Members MEMBERS = new Members(
            List.of(SUBSET_MEMBER, JSON_SCHEMA_MEMBER, "parameters_json_schema"), false, false, Set.of(), true);

    @Override
    public Members members() {
        return MEMBERS;
    }

    @Override
    public JsonObject readSchema(String member, JsonObject schema, Pointer at, Report report) {
        return member.equals(SUBSET_MEMBER) ? new GeminiReader(report).read(schema, at) : schema;
    }

    @Override
    public JsonObject write(Tool tool, Pointer at, boolean strict, Report report) {
        NameRule.GEMINI.check(tool, at, report);
        Pointer place = at.then("parameters");
        NameRule.GEMINI_PARAMETER.checkProperties(tool.parameters(), place, report);
        Map<String, JsonValue> body = DialectWriter.head(tool);
        JsonObject schema = DialectWriter.ofObject(tool.parameters(), place, report);
        if (this == JSON_SCHEMA) {
            body.put(JSON_SCHEMA_MEMBER, schema);
        } else if (!schema.equals(Definition.NO_PARAMETERS)) {
            body.put(SUBSET_MEMBER, new GeminiWriter(schema, place, report).write());
        }
        return new JsonObject(body);
    }

    @Override
    public JsonValue list(List<JsonObject> definitions) {
        JsonObject tool = JsonObject.EMPTY.with("functionDeclarations", new JsonArray(List.copyOf(definitions)));
        return new JsonArray(List.of(tool));
    }
}

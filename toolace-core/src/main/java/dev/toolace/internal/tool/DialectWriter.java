package dev.toolace.internal.tool;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolDialect;
import dev.toolace.tool.ToolExport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes definitions, and what the dialects' ways to do so have in common. Stateless. */
public final class DialectWriter {

    private DialectWriter() {}

    /**
     * Writes tools.
     *
     * @param dialect goes into the result
     * @param rules of the dialect
     * @param tools the tools in order
     * @param strict whether strict mode is asked for
     * @return JSON and notes
     */
    public static ToolExport write(ToolDialect dialect, DialectRules rules, List<Tool> tools, boolean strict) {
        Report report = new Report();
        List<JsonObject> definitions = new ArrayList<>();
        for (Tool tool : tools) {
            definitions.add(rules.write(tool, Pointer.ROOT.then(definitions.size()), strict, report));
        }
        return new ToolExport(dialect, rules.list(definitions), report.notes());
    }

    /**
     * Name and description of a definition; an empty description is not written.
     *
     * @param tool the tool
     * @return a map to go on with
     */
    public static Map<String, JsonValue> head(Tool tool) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("name", new JsonString(tool.name()));
        if (!tool.description().isEmpty()) {
            members.put("description", new JsonString(tool.description()));
        }
        return members;
    }

    /**
     * Makes a schema say that it is one of an object, as services demand. Arguments are an object anyhow.
     *
     * @param schema a tool's parameters
     * @param at their place
     * @param report takes a note
     * @return the schema, with {@code "type":"object"}
     */
    public static JsonObject ofObject(JsonObject schema, Pointer at, Report report) {
        JsonString object = new JsonString("object");
        if (object.equals(schema.get("type"))) {
            return schema;
        }
        report.note(at, "type", Action.REWRITTEN, "the dialect wants \"type\":\"object\", which arguments always are");
        return schema.with("type", object);
    }
}

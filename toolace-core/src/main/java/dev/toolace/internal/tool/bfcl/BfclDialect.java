package dev.toolace.internal.tool.bfcl;

import dev.toolace.internal.tool.DialectRules;
import dev.toolace.internal.tool.DialectWriter;
import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Berkeley Function-Calling Leaderboard. */
public enum BfclDialect implements DialectRules {

    /** The only one. */
    INSTANCE;

    private static final Members MEMBERS = new Members(List.of("parameters"), false, true, Set.of("function"), false);

    @Override
    public Members members() {
        return MEMBERS;
    }

    @Override
    public JsonObject readSchema(String member, JsonObject schema, Pointer at, Report report) {
        return new BfclReader(report).read(schema, at);
    }

    @Override
    public JsonObject write(Tool tool, Pointer at, boolean strict, Report report) {
        Pointer place = at.then("parameters");
        JsonObject schema = DialectWriter.ofObject(tool.parameters(), place, report);
        Map<String, JsonValue> body = DialectWriter.head(tool);
        body.put("parameters", new BfclWriter(report).write(schema, place));
        return new JsonObject(body);
    }
}

package dev.toolace.internal.tool;

import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import dev.toolace.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The dialects that hold JSON Schema as it is; they differ in what surrounds it. */
public enum PlainDialect implements DialectRules {

    /** Chat completions. */
    OPENAI(new Members(List.of("parameters"), false, true, Set.of("function"), false), NameRule.OPENAI),

    /** Responses. */
    OPENAI_RESPONSES(new Members(List.of("parameters"), false, true, Set.of("function"), false), NameRule.OPENAI),

    /** Messages. */
    ANTHROPIC(new Members(List.of("input_schema"), true, false, Set.of("custom"), false), NameRule.ANTHROPIC),

    /** Answers to {@code tools/list}. */
    MCP(new Members(List.of("inputSchema"), true, false, Set.of(), false), NameRule.MCP);

    private static final Set<String> REFUSED_AT_THE_TOP = Set.of("anyOf", "oneOf", "allOf");
    private static final Set<String> REFUSED_BY_OPENAI = Set.of("not", "enum", "const");
    private static final String LATEST = "json-schema.org/draft/2020-12/schema";

    private final Members members;
    private final NameRule names;

    PlainDialect(Members members, NameRule names) {
        this.members = members;
        this.names = names;
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public boolean hasStrictMode() {
        return this == OPENAI || this == OPENAI_RESPONSES;
    }

    @Override
    public JsonObject readSchema(String member, JsonObject schema, Pointer at, Report report) {
        return schema;
    }

    @Override
    public JsonObject write(Tool tool, Pointer at, boolean strict, Report report) {
        names.check(tool, at, report);
        Pointer place = at.then("parameters");
        JsonObject schema = DialectWriter.ofObject(tool.parameters(), place, report);
        Map<String, JsonValue> body = DialectWriter.head(tool);
        body.put(members.schema().get(0), schema);
        return switch (this) {
            case OPENAI -> {
                checkTop(schema, place, report);
                if (strict) {
                    body.put("strict", new JsonBoolean(StrictSubset.holds(schema, place, report)));
                }
                yield function().with("function", new JsonObject(body));
            }
            case OPENAI_RESPONSES -> {
                checkTop(schema, place, report);
                // Where this is absent, the service turns strict mode on and changes the schema to fit.
                body.put("strict", new JsonBoolean(strict && StrictSubset.holds(schema, place, report)));
                JsonObject flat = function();
                for (Map.Entry<String, JsonValue> member : body.entrySet()) {
                    flat = flat.with(member.getKey(), member.getValue());
                }
                yield flat;
            }
            case ANTHROPIC -> {
                checkTop(schema, place, report);
                checkDraft(schema, place, report);
                NameRule.ANTHROPIC_PARAMETER.checkProperties(schema, place, report);
                yield new JsonObject(body);
            }
            case MCP -> new JsonObject(body);
        };
    }

    private static JsonObject function() {
        return JsonObject.EMPTY.with("type", new JsonString("function"));
    }

    private void checkTop(JsonObject schema, Pointer at, Report report) {
        for (String keyword : schema.members().keySet()) {
            if (REFUSED_AT_THE_TOP.contains(keyword) || hasStrictMode() && REFUSED_BY_OPENAI.contains(keyword)) {
                report.note(at, keyword, Action.KEPT, "the service refuses it at the top level of parameters");
            }
        }
    }

    private static void checkDraft(JsonObject schema, Pointer at, Report report) {
        if (schema.get("$schema") instanceof JsonString named && !named.value().contains(LATEST)) {
            report.note(at, "$schema", Action.KEPT, "the service takes schemas of draft 2020-12");
        }
    }
}

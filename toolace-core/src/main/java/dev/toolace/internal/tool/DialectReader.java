package dev.toolace.internal.tool;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.internal.json.JsonDepth;
import dev.toolace.internal.schema.ToolChecks;
import dev.toolace.internal.tool.DialectRules.Members;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolDialect;
import dev.toolace.tool.ToolImport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the definitions of one document. For one thread. */
public final class DialectReader {

    /** Levels that definitions add to their schemas: a request, a list, a declaration, a function. */
    private static final int LEVELS_AROUND = 8;

    private static final int DEEPEST = 500;

    private final ToolDialect dialect;
    private final DialectRules rules;
    private final Members members;
    private final Limits limits;
    private final Report report = new Report();
    private final List<Tool> tools = new ArrayList<>();
    private final List<JsonObject> extras = new ArrayList<>();

    /**
     * Makes a reader.
     *
     * @param dialect goes into the result
     * @param rules of the dialect
     * @param limits bounds on tools and schemas
     */
    public DialectReader(ToolDialect dialect, DialectRules rules, Limits limits) {
        this.dialect = dialect;
        this.rules = rules;
        this.members = rules.members();
        this.limits = limits;
    }

    /**
     * Limits for a text whose schemas are within others.
     *
     * @param limits bounds on schemas
     * @return bounds on the text
     */
    public static Limits around(Limits limits) {
        return limits.withMaxDepth(Math.min(DEEPEST, limits.maxDepth() + LEVELS_AROUND));
    }

    /** Finds definitions within the limits. */
    static List<Definition> open(JsonValue json, Limits limits, Report report) {
        int depth = around(limits).maxDepth();
        if (JsonDepth.exceeds(json, depth)) {
            throw new ToolaceException(ErrorId.JSON_LIMIT, "nesting deeper than " + depth + " levels");
        }
        return Envelope.open(json, report, limits.maxTools());
    }

    /**
     * Reads. To be called once.
     *
     * @param json the document
     * @return tools and notes
     */
    public ToolImport read(JsonValue json) {
        for (Definition definition : open(json, limits, report)) {
            if (isProviders(definition)) {
                report.note(definition.at(), Action.DROPPED, "a tool that the provider runs has no schema");
            } else {
                read(definition);
            }
        }
        return new ToolImport(dialect, tools, extras, report.notes());
    }

    private boolean isProviders(Definition definition) {
        boolean bare = members.schema().stream().noneMatch(definition::has)
                && !(members.wrapped() && definition.has("function"));
        if (!bare) {
            return false;
        }
        Map<String, JsonValue> parts = definition.json().members();
        if (members.providersUnnamed()) {
            return !definition.declared() && !parts.isEmpty()
                    && parts.values().stream().allMatch(part -> part instanceof JsonObject);
        }
        return !members.types().isEmpty() && parts.get("type") instanceof JsonString type
                && !members.types().contains(type.value());
    }

    private void read(Definition definition) {
        Map<String, JsonValue> rest = new LinkedHashMap<>();
        JsonObject body = definition.json();
        Pointer at = definition.at();
        if (members.wrapped() && definition.has("function")) {
            if (!(body.get("function") instanceof JsonObject inner)) {
                throw Definition.malformed(at, "'function' must be an object");
            }
            for (Map.Entry<String, JsonValue> member : body.members().entrySet()) {
                if (!member.getKey().equals("function")) {
                    extra(member.getKey(), member.getValue(), at, rest);
                }
            }
            body = inner;
            at = at.then("function");
        }
        String name = string(body, "name", null, at);
        String description = string(body, "description", "", at);
        String schemaMember = schemaMember(body, at);
        for (Map.Entry<String, JsonValue> member : body.members().entrySet()) {
            String key = member.getKey();
            if (!key.equals("name") && !key.equals("description") && !members.schema().contains(key)) {
                extra(key, member.getValue(), at, rest);
            }
        }
        tools.add(tool(name, description, schema(body, schemaMember, at), at));
        extras.add(new JsonObject(rest));
    }

    /** Keeps a member that a tool has no place for; what only says the default says nothing. */
    private void extra(String key, JsonValue value, Pointer at, Map<String, JsonValue> rest) {
        boolean says = value != JsonNull.INSTANCE
                && !(key.equals("type") && value instanceof JsonString type && members.types().contains(type.value()))
                && !(key.equals("strict") && rules.hasStrictMode() && value.equals(JsonValue.of(false)));
        if (says) {
            rest.put(key, value);
            report.note(at, key, Action.DROPPED, "a tool has no place for it; it is among the import's extras");
        }
    }

    private @Nullable String schemaMember(JsonObject body, Pointer at) {
        String found = null;
        for (String member : members.schema()) {
            JsonValue value = body.get(member);
            if (value == null || value == JsonNull.INSTANCE) {
                continue;
            }
            if (found != null) {
                throw Definition.malformed(at, "'" + found + "' and '" + member + "' exclude each other");
            }
            found = member;
        }
        if (found == null && members.schemaNeeded()) {
            throw Definition.malformed(at, "'" + members.schema().get(0) + "' is missing");
        }
        return found;
    }

    private JsonObject schema(JsonObject body, @Nullable String member, Pointer at) {
        if (member == null) {
            return Definition.NO_PARAMETERS;
        }
        if (body.get(member) instanceof JsonObject schema) {
            return rules.readSchema(member, schema, at.then(member), report);
        }
        throw Definition.malformed(at, "'" + member + "' must be an object");
    }

    private Tool tool(String name, String description, JsonObject parameters, Pointer at) {
        try {
            ToolChecks.checkSize(parameters, limits);
            return new Tool(name, description, parameters);
        } catch (ToolaceException e) {
            throw new ToolaceException(e.errorId(), Definition.place(at) + e.detail(), e);
        }
    }

    private static String string(JsonObject object, String member, @Nullable String fallback, Pointer at) {
        JsonValue value = object.get(member);
        if (value instanceof JsonString string) {
            return string.value();
        }
        if (fallback != null && (value == null || value == JsonNull.INSTANCE)) {
            return fallback;
        }
        throw Definition.malformed(at, "'" + member + "' must be a string");
    }
}

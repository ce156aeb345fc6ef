package dev.toolace.internal.tool.gemini;

import dev.toolace.Limits;
import dev.toolace.internal.json.JsonDepth;
import dev.toolace.internal.schema.JsonPointers;
import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what references lead to in their place. A few of them can stand for a schema of any size, so that the budget is
 * what a schema may have in the first place. For one tool.
 */
final class GeminiReferences {

    /** What following a reference costs at least, so that empty schemas come to an end too. */
    private static final int LEAST_COST = 16;

    private static final int DEEPEST = Limits.DEFAULT.maxDepth();

    private final JsonObject root;
    private final Pointer start;
    private final Report report;
    private final List<JsonObject> open = new ArrayList<>();
    private final Map<JsonObject, Integer> costs = new IdentityHashMap<>();
    private int budget;

    GeminiReferences(JsonObject root, Pointer start, Report report) {
        this.root = root;
        this.start = start;
        this.report = report;
        this.budget = Limits.DEFAULT.maxSchemaBytes() - root.toJson().length();
        open.add(root);
    }

    /** How the schema that a reference leads to is written. */
    interface Conversion {

        JsonObject convert(JsonObject schema, Pointer at, int depth);
    }

    /** What stands instead of a reference, at a depth of the written JSON. */
    JsonObject follow(String reference, Pointer at, int depth, Conversion conversion) {
        String fragment = reference.startsWith("#") ? reference.substring(1) : "?";
        if (!fragment.isEmpty() && !fragment.startsWith("/")) {
            return instead(at, "Gemini has no references, and only those by JSON Pointer are replaced");
        }
        JsonValue target = JsonPointers.find(root, fragment);
        if (target instanceof JsonBoolean bool) {
            report.note(at, "$ref", bool.value() ? Action.REWRITTEN : Action.WIDENED,
                    "Gemini has no references, and the schema there is " + bool.value());
            return JsonObject.EMPTY;
        }
        if (!(target instanceof JsonObject schema)) {
            return instead(at, "Gemini has no references, and this one leads nowhere");
        }
        if (open.stream().anyMatch(opened -> opened == schema)) {
            return onlyType(schema, instead(at, "Gemini has no references, and a schema within itself has no end"));
        }
        int cost = costs.computeIfAbsent(schema, known -> Math.max(LEAST_COST, known.toJson().length()));
        if (cost > budget || JsonDepth.exceeds(schema, DEEPEST - depth)) {
            return onlyType(schema, instead(at, "Gemini has no references, and without them the schema is too large"));
        }
        budget -= cost;
        report.note(at, "$ref", Action.REWRITTEN, "Gemini has no references; what it leads to stands in its place");
        open.add(schema);
        JsonObject written = conversion.convert(schema, place(fragment), depth);
        open.remove(open.size() - 1);
        return written;
    }

    private JsonObject instead(Pointer at, String reason) {
        report.note(at, "$ref", Action.WIDENED, reason);
        return JsonObject.EMPTY;
    }

    /** At least what kind of value it is, where that cannot depend on anything else. */
    private static JsonObject onlyType(JsonObject schema, JsonObject written) {
        return schema.get("type") instanceof JsonString type && GeminiTypeNames.JSON.contains(type.value())
                && schema.get("$ref") == null ? written.with("type", GeminiTypeNames.write(type.value())) : written;
    }

    private Pointer place(String fragment) {
        Pointer at = start;
        for (String token : JsonPointers.tokens(fragment)) {
            at = at.then(token);
        }
        return at;
    }
}

package dev.toolace.internal.tool.gemini;

import dev.toolace.internal.schema.Draft;
import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes Gemini's schemas of JSON Schema. What a schema says by {@code $ref} and {@code allOf} is worked out first, each
 * part for itself, and then put together: Gemini's members do not depend on each other as JSON Schema's do, so this
 * cannot make a schema stricter. For one tool.
 */
final class GeminiWriter {

    private final JsonObject root;
    private final Pointer start;
    private final Report report;
    private final Draft draft;
    private final GeminiReferences references;
    private final GeminiValues values;

    /** The root must be a tool's parameters, checked, with the type object. */
    GeminiWriter(JsonObject root, Pointer start, Report report) {
        this.root = root;
        this.start = start;
        this.report = report;
        this.draft = Draft.of(root).orElse(Draft.DRAFT_2020_12);
        this.references = new GeminiReferences(root, start, report);
        this.values = new GeminiValues(draft, report);
    }

    JsonObject write() {
        JsonObject written = position(root, start, 1);
        JsonString object = new JsonString("OBJECT");
        if (object.equals(written.get("type"))) {
            return written;
        }
        report.note(start, "type", Action.WIDENED, "Gemini's parameters are an object, whatever else the schema says");
        return written.with("type", object);
    }

    /** A schema where one stands by itself: what the service demands of a whole schema holds here. */
    private JsonObject position(JsonValue schema, Pointer at, int depth) {
        if (schema instanceof JsonObject object) {
            return GeminiFinish.finish(convert(object, at, depth), at, report);
        }
        boolean all = schema.equals(new JsonBoolean(true));
        report.note(at, all ? Action.REWRITTEN : Action.WIDENED,
                all ? "an empty schema takes anything too" : "Gemini cannot forbid all values");
        return GeminiFinish.finish(JsonObject.EMPTY, at, report);
    }

    /** A schema that others may be added to. */
    private JsonObject convert(JsonObject schema, Pointer at, int depth) {
        JsonObject own = schema;
        JsonObject written = JsonObject.EMPTY;
        if (schema.get("$ref") instanceof JsonString reference) {
            written = references.follow(reference.value(), at, depth, this::convert);
            if (draft.referenceReplacesSiblings()) {
                schema.members().keySet().stream().filter(key -> !key.equals("$ref")).forEach(key -> report.note(
                        at, key, Action.DROPPED, "in this draft of JSON Schema it says nothing beside $ref"));
                own = JsonObject.EMPTY;
            }
        }
        // What stands here comes first, so that its description wins over the referred one.
        written = GeminiMerge.and(own(own, at, depth), written, at, "$ref", report);
        if (own.get("allOf") instanceof JsonArray all) {
            written = allOf(all, written, at, depth);
        }
        return written;
    }

    private JsonObject allOf(JsonArray all, JsonObject written, Pointer at, int depth) {
        report.note(at, "allOf", Action.REWRITTEN, "its schemas are put together");
        JsonObject merged = written;
        int index = 0;
        for (JsonValue element : all.elements()) {
            Pointer place = at.then("allOf").then(index++);
            if (element instanceof JsonObject inner) {
                merged = GeminiMerge.and(merged, convert(inner, place, depth), at, "allOf", report);
            } else if (element.equals(new JsonBoolean(false))) {
                report.note(place, Action.WIDENED, "Gemini cannot forbid all values");
            }
        }
        return merged;
    }

    private JsonObject own(JsonObject schema, Pointer at, int depth) {
        Map<String, JsonValue> out = new LinkedHashMap<>();
        List<String> alternatives = values.write(schema, out, at);
        schema.members().forEach((keyword, value) -> {
            Pointer place = at.then(keyword);
            switch (keyword) {
                case "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "$ref",
                        "allOf" -> { } // above, and in the values
                case "properties" -> properties(value, out, at, depth);
                case "items" -> items(schema, value, out, at, depth);
                case "anyOf" -> anyOf(keyword, value, out, at, depth);
                case "oneOf" -> {
                    if (schema.get("anyOf") == null && value instanceof JsonArray) {
                        report.note(at, keyword, Action.WIDENED,
                                "Gemini has anyOf only, which more than one schema may satisfy");
                        anyOf(keyword, value, out, at, depth);
                    } else {
                        report.note(at, keyword, Action.WIDENED, "Gemini has anyOf only, and there is one already");
                    }
                }
                default -> values.other(keyword, value, out, at);
            }
        });
        return alternatives.isEmpty() ? new JsonObject(out) : GeminiFinish.split(out, alternatives, at, report);
    }

    private void properties(JsonValue value, Map<String, JsonValue> out, Pointer at, int depth) {
        if (!(value instanceof JsonObject named)) {
            report.note(at, "properties", Action.DROPPED, "it is no object");
            return;
        }
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        named.members().forEach((name, property) ->
                properties.put(name, position(property, at.then("properties").then(name), depth + 2)));
        out.put("properties", new JsonObject(properties));
    }

    /** With tuples, the keyword speaks of the elements after them only, which Gemini cannot say. */
    private void items(JsonObject schema, JsonValue value, Map<String, JsonValue> out, Pointer at, int depth) {
        if (value instanceof JsonObject && schema.get("prefixItems") == null) {
            out.put("items", position(value, at.then("items"), depth + 1));
        } else if (value.equals(new JsonBoolean(true))) {
            report.note(at, "items", Action.DROPPED, "it takes anything");
        } else {
            report.note(at, "items", Action.WIDENED, "Gemini has one schema for all elements of an array");
        }
    }

    private void anyOf(String keyword, JsonValue value, Map<String, JsonValue> out, Pointer at, int depth) {
        if (!(value instanceof JsonArray branches)) {
            report.note(at, keyword, Action.DROPPED, "it is no array");
            return;
        }
        List<JsonValue> written = new ArrayList<>();
        int index = 0;
        for (JsonValue branch : branches.elements()) {
            Pointer place = at.then(keyword).then(index++);
            if (branch.equals(new JsonBoolean(false))) {
                report.note(place, Action.REWRITTEN, "no value satisfies it, so it is left out");
            } else {
                written.add(position(branch, place, depth + 2));
            }
        }
        if (written.isEmpty()) {
            report.note(at, keyword, Action.WIDENED, "Gemini cannot forbid all values");
        } else {
            out.put("anyOf", new JsonArray(written));
        }
    }
}

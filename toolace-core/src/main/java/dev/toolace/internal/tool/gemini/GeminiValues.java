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
import java.util.List;
import java.util.Map;

/** The keywords without schemas in them. For one tool. */
final class GeminiValues {

    private final Draft draft;
    private final Report report;

    GeminiValues(Draft draft, Report report) {
        this.draft = draft;
        this.report = report;
    }

    /** Writes type, enumeration and bounds of a number; returns the types where there are several, else none. */
    List<String> write(JsonObject schema, Map<String, JsonValue> out, Pointer at) {
        GeminiTypes types = GeminiTypes.of(schema, draft.knowsConst(), at, report);
        types.write(out);
        GeminiBounds.write(schema, types.wholeNumbers(), out, at, report);
        return types.alternatives();
    }

    /** Writes any keyword that is not written elsewhere. */
    void other(String keyword, JsonValue value, Map<String, JsonValue> out, Pointer at) {
        switch (keyword) {
            case "title", "description", "pattern" -> string(keyword, value, out, at);
            case "format" -> format(value, out, at);
            case "default" -> out.put(keyword, value);
            case "required" -> required(value, out, at);
            case "examples" -> examples(value, out, at);
            case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" ->
                GeminiBounds.count(keyword, value, out, at, report);
            case "$defs", "definitions" ->
                report.note(at, keyword, Action.DROPPED, "definitions stand where they are referred to");
            default -> missing(keyword, value, at);
        }
    }

    private void string(String keyword, JsonValue value, Map<String, JsonValue> out, Pointer at) {
        if (value instanceof JsonString) {
            out.put(keyword, value);
        } else {
            report.note(at, keyword, Action.DROPPED, "it is no string");
        }
    }

    private void format(JsonValue value, Map<String, JsonValue> out, Pointer at) {
        if (value instanceof JsonString name && GeminiKeywords.FORMATS.contains(name.value())) {
            out.put("format", value);
        } else {
            report.note(at, "format", Action.DROPPED, "Gemini knows " + String.join(", ",
                    GeminiKeywords.FORMATS.stream().sorted().toList()) + " only");
        }
    }

    private void required(JsonValue value, Map<String, JsonValue> out, Pointer at) {
        if (value instanceof JsonArray names
                && names.elements().stream().allMatch(name -> name instanceof JsonString)) {
            out.put("required", value);
        } else {
            report.note(at, "required", Action.DROPPED, "it is no array of names");
        }
    }

    private void examples(JsonValue value, Map<String, JsonValue> out, Pointer at) {
        if (value instanceof JsonArray examples && !examples.elements().isEmpty()) {
            out.put("example", examples.elements().get(0));
            if (examples.elements().size() > 1) {
                report.note(at, "examples", Action.DROPPED, "Gemini has one example, so only the first is written");
            }
        } else {
            report.note(at, "examples", Action.DROPPED, "there is no example in it");
        }
    }

    private void missing(String keyword, JsonValue value, Pointer at) {
        boolean asserts = GeminiKeywords.isAssertion(keyword) && !isTrivial(keyword, value);
        report.note(at, keyword, asserts ? Action.WIDENED : Action.DROPPED, "Gemini's schemas do not have it");
    }

    /** Whether a keyword has the value that any value satisfies. */
    private static boolean isTrivial(String keyword, JsonValue value) {
        return switch (keyword) {
            case "uniqueItems" -> value.equals(new JsonBoolean(false));
            case "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "additionalItems" ->
                value.equals(new JsonBoolean(true)) || value.equals(JsonObject.EMPTY);
            default -> false;
        };
    }
}

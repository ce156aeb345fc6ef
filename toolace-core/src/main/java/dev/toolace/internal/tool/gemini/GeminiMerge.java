package dev.toolace.internal.tool.gemini;

import dev.toolace.internal.json.Place;
import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Puts two of Gemini's schemas together, so that whatever satisfies both satisfies the result. Stateless. */
final class GeminiMerge {

    /** These depend on each other: an enumeration is of strings, and the flag for null adds to a type. */
    private static final List<String> VALUES = List.of("type", "nullable", "enum");

    private GeminiMerge() {}

    /** The first schema, with what the second can add without contradiction; notes what it cannot. */
    static JsonObject and(JsonObject first, JsonObject second, Pointer at, String keyword, Report report) {
        if (first.members().isEmpty() || second.members().isEmpty()) {
            return first.members().isEmpty() ? second : first;
        }
        Map<String, JsonValue> out = new LinkedHashMap<>(first.members());
        values(first, second, out, at, keyword, report);
        second.members().forEach((name, value) -> {
            if (VALUES.contains(name)) {
                return;
            }
            JsonValue present = out.putIfAbsent(name, value);
            if (present == null || present.equals(value)) {
                return;
            }
            if (name.equals("required") && present instanceof JsonArray a && value instanceof JsonArray b) {
                Set<JsonValue> names = new LinkedHashSet<>(a.elements());
                names.addAll(b.elements());
                out.put(name, new JsonArray(List.copyOf(names)));
            } else if (name.equals("properties") && present instanceof JsonObject a && value instanceof JsonObject b) {
                out.put(name, properties(a, b, at, keyword, report));
            } else if (GeminiKeywords.ANNOTATIONS.contains(name)) {
                report.note(at, keyword, Action.DROPPED,
                        "there are two values of '" + name + "', and only one is written");
            } else {
                contradiction(name, at, keyword, report);
            }
        });
        return new JsonObject(out);
    }

    private static void values(JsonObject first, JsonObject second, Map<String, JsonValue> out, Pointer at,
            String keyword, Report report) {
        JsonObject a = part(first);
        JsonObject b = part(second);
        if (b.members().isEmpty() || a.equals(b)) {
            return;
        }
        if (a.members().isEmpty()) {
            out.putAll(b.members());
            return;
        }
        JsonValue enumeration = a.get("enum") == null ? b.get("enum") : a.get("enum");
        boolean oneEnumeration = a.get("enum") == null || b.get("enum") == null || a.get("enum").equals(b.get("enum"));
        if (!Objects.equals(a.get("type"), b.get("type")) || !oneEnumeration) {
            contradiction("type", at, keyword, report);
            return;
        }
        if (a.get("nullable") == null || b.get("nullable") == null) {
            out.remove("nullable");
        }
        if (enumeration != null) {
            out.put("enum", enumeration);
        }
    }

    private static JsonObject part(JsonObject schema) {
        Map<String, JsonValue> part = new LinkedHashMap<>();
        for (String name : VALUES) {
            JsonValue value = schema.get(name);
            if (value != null) {
                part.put(name, value);
            }
        }
        return new JsonObject(part);
    }

    private static JsonObject properties(JsonObject a, JsonObject b, Pointer at, String keyword, Report report) {
        Map<String, JsonValue> all = new LinkedHashMap<>(a.members());
        b.members().forEach((name, property) -> {
            JsonValue present = all.putIfAbsent(name, property);
            if (present != null && !present.equals(property)) {
                contradiction(name, at, keyword, report);
            }
        });
        return new JsonObject(all);
    }

    private static void contradiction(String name, Pointer at, String keyword, Report report) {
        report.note(at, keyword, Action.WIDENED,
                "two schemas speak of " + Place.shorten(name) + " differently, and Gemini "
                        + "cannot say both");
    }
}

package dev.toolace.internal.tool.gemini;

import dev.toolace.internal.tool.Pointer;
import dev.toolace.internal.tool.Report;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.DialectNote.Action;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Gemini has instead of {@code type}, {@code enum} and {@code const}: one type, a flag for null, and an
 * enumeration of strings. Immutable.
 *
 * @param type the only type beside null; null if there are none or several
 * @param nullable whether the value may be null too
 * @param strings the enumeration, null for none
 * @param alternatives the types, null among them, where there are several; else empty
 */
record GeminiTypes(
        @Nullable String type, boolean nullable, @Nullable List<JsonValue> strings, List<String> alternatives) {

    private static final GeminiTypes ANY = new GeminiTypes(null, false, null, List.of());
    private static final JsonString NULL = new JsonString("null");

    static GeminiTypes of(JsonObject schema, boolean knowsConst, Pointer at, Report report) {
        Set<String> types = types(schema.get("type"), at, report);
        String keyword = knowsConst && schema.get("const") != null ? "const" : "enum";
        List<JsonValue> values = values(schema, keyword, at, report);
        if (values == null) {
            return types == null ? ANY : typed(schema, types, at, report);
        }
        List<JsonValue> allowed = new ArrayList<>(values);
        if (types != null) {
            allowed.removeIf(value -> !fits(value, types));
        }
        List<JsonValue> strings = allowed.stream().filter(value -> value instanceof JsonString).toList();
        boolean nullable = allowed.contains(JsonNull.INSTANCE);
        if (!strings.isEmpty() && strings.size() + (nullable ? 1 : 0) == allowed.size()) {
            return enumeration(schema, keyword, strings, nullable, at, report);
        }
        report.note(at, keyword, Action.WIDENED, "Gemini's enumerations hold strings only");
        Set<String> left = types != null ? types : typesOf(allowed);
        return left.isEmpty() ? ANY : typed(schema, left, at, report);
    }

    private static @Nullable List<JsonValue> values(JsonObject schema, String keyword, Pointer at, Report report) {
        JsonValue constant = schema.get("const");
        JsonValue enumeration = schema.get("enum");
        if (keyword.equals("const") && constant != null) {
            if (enumeration != null) {
                report.note(at, "enum", Action.WIDENED, "there is a const beside it");
            }
            return List.of(constant);
        }
        if (constant != null) {
            report.note(at, "const", Action.DROPPED, "in this draft of JSON Schema it says nothing");
        }
        if (enumeration != null && !(enumeration instanceof JsonArray)) {
            report.note(at, "enum", Action.DROPPED, "it is no array");
        }
        return enumeration instanceof JsonArray array ? array.elements() : null;
    }

    private static GeminiTypes enumeration(
            JsonObject schema, String keyword, List<JsonValue> strings, boolean nullable, Pointer at, Report report) {
        List<JsonValue> readBack = new ArrayList<>(strings);
        JsonValue type = new JsonString("string");
        if (nullable) {
            readBack.add(JsonNull.INSTANCE);
            type = new JsonArray(List.of(type, NULL));
        }
        if (!type.equals(schema.get("type")) || !new JsonArray(readBack).equals(schema.get("enum"))) {
            report.note(at, keyword, Action.REWRITTEN, "Gemini has enumerations of the type STRING, null apart");
        }
        if (strings.contains(new JsonString(""))) {
            report.note(at, keyword, Action.KEPT, "the service refuses an empty string in an enumeration");
        }
        return new GeminiTypes("STRING", nullable, strings, List.of());
    }

    private static GeminiTypes typed(JsonObject schema, Set<String> types, Pointer at, Report report) {
        List<String> named = types.stream().filter(type -> !type.equals("null")).toList();
        if (named.size() <= 1) {
            boolean nullable = !named.isEmpty() && types.contains("null");
            JsonString type = new JsonString(named.isEmpty() ? "null" : named.get(0));
            JsonValue readBack = nullable ? new JsonArray(List.of(type, NULL)) : type;
            if (schema.get("type") != null && !readBack.equals(schema.get("type"))) {
                report.note(at, "type", Action.REWRITTEN, "Gemini has one type, and a flag for null");
            }
            return new GeminiTypes(GeminiTypeNames.write(type.value()).value(), nullable, null, List.of());
        }
        if (schema.get("anyOf") != null || schema.get("oneOf") != null) {
            if (schema.get("type") != null) {
                report.note(at, "type", Action.WIDENED, "Gemini has one type, and there are other alternatives");
            }
            return ANY;
        }
        if (schema.get("type") != null) {
            report.note(at, "type", Action.REWRITTEN, "Gemini has one type, so there is a schema for each in anyOf");
        }
        return new GeminiTypes(null, false, null,
                types.stream().map(type -> GeminiTypeNames.write(type).value()).toList());
    }

    private static @Nullable Set<String> types(@Nullable JsonValue value, Pointer at, Report report) {
        List<JsonValue> names = value instanceof JsonArray array ? array.elements()
                : value == null ? List.of() : List.of(value);
        Set<String> types = new LinkedHashSet<>();
        for (JsonValue name : names) {
            if (name instanceof JsonString string && GeminiTypeNames.JSON.contains(string.value())) {
                types.add(string.value());
            } else {
                report.note(at, "type", Action.WIDENED, "it is no type of JSON Schema");
                return null;
            }
        }
        return types.isEmpty() ? null : types;
    }

    private static boolean fits(JsonValue value, Set<String> types) {
        return types.contains(typeOf(value)) || types.contains("number") && value instanceof JsonNumber;
    }

    private static Set<String> typesOf(List<JsonValue> values) {
        Set<String> types = new LinkedHashSet<>();
        values.forEach(value -> types.add(typeOf(value)));
        return types;
    }

    private static String typeOf(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.value().stripTrailingZeros().scale() <= 0 ? "integer" : "number";
        } else if (value instanceof JsonString) {
            return "string";
        } else if (value instanceof JsonBoolean) {
            return "boolean";
        } else if (value instanceof JsonArray) {
            return "array";
        }
        return value instanceof JsonObject ? "object" : "null";
    }

    /** Whether every number that fits is a whole one. */
    boolean wholeNumbers() {
        return "INTEGER".equals(type) || alternatives.contains("INTEGER") && !alternatives.contains("NUMBER");
    }

    void write(Map<String, JsonValue> out) {
        if (type != null) {
            out.put("type", new JsonString(type));
        }
        if (nullable) {
            out.put("nullable", new JsonBoolean(true));
        }
        if (strings != null) {
            out.put("enum", new JsonArray(strings));
        }
    }
}

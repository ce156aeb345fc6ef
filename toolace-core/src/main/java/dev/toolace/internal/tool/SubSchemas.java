package dev.toolace.internal.tool;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The places of a schema where further schemas stand, in any draft. Everything else is data. Stateless. */
public final class SubSchemas {

    private static final Set<String> SINGLE = Set.of(
            "items", "additionalItems", "unevaluatedItems", "contains", "additionalProperties", "unevaluatedProperties",
            "propertyNames", "not", "if", "then", "else");
    private static final Set<String> LISTS = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");
    private static final Set<String> MAPS = Set.of(
            "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies");

    private SubSchemas() {}

    /** What becomes of a schema within a schema. */
    @FunctionalInterface
    public interface Change {

        /**
         * Changes a schema.
         *
         * @param schema the inner schema
         * @param at its place
         * @return what stands there instead
         */
        JsonObject apply(JsonObject schema, Pointer at);
    }

    /**
     * Changes the schemas in a keyword's value. Schemas that are true or false stay as they are.
     *
     * @param keyword the keyword
     * @param value its value
     * @param at the value's place
     * @param change what to do with each
     * @return the value with changed schemas; the value itself where there are none
     */
    public static JsonValue change(String keyword, JsonValue value, Pointer at, Change change) {
        if (value instanceof JsonObject object) {
            if (MAPS.contains(keyword)) {
                Map<String, JsonValue> changed = new LinkedHashMap<>();
                object.members().forEach((name, inner) -> changed.put(name, inner(inner, at.then(name), change)));
                return new JsonObject(changed);
            }
            return SINGLE.contains(keyword) ? change.apply(object, at) : value;
        }
        if (value instanceof JsonArray array && LISTS.contains(keyword)) {
            List<JsonValue> changed = new ArrayList<>();
            for (JsonValue inner : array.elements()) {
                changed.add(inner(inner, at.then(changed.size()), change));
            }
            return new JsonArray(changed);
        }
        return value;
    }

    private static JsonValue inner(JsonValue value, Pointer at, Change change) {
        return value instanceof JsonObject schema ? change.apply(schema, at) : value;
    }
}

package dev.toolace.internal.grammar.schema;

import dev.toolace.json.JsonObject;
import java.util.Collections;
import java.util.Set;

/** Which keywords say something about arrays and objects. Stateless. */
final class Structure {

    private static final Set<String> ARRAYS = Set.of("items", "prefixItems", "additionalItems", "contains", "minItems",
            "maxItems", "uniqueItems", "unevaluatedItems");

    private static final Set<String> OBJECTS = Set.of("properties", "patternProperties", "additionalProperties",
            "propertyNames", "required", "minProperties", "maxProperties", "unevaluatedProperties");

    private Structure() {}

    static boolean rulesArrays(JsonObject schema) {
        return !Collections.disjoint(schema.members().keySet(), ARRAYS);
    }

    static boolean rulesObjects(JsonObject schema) {
        return !Collections.disjoint(schema.members().keySet(), OBJECTS);
    }
}

package dev.toolace.internal.grammar.schema;

import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The types that a value may have.
 *
 * @param names of JSON Schema; where there is {@code number}, there is {@code integer}
 */
record Types(Set<String> names) {

    static final Types ALL = new Types(Set.of("null", "boolean", "number", "integer", "string", "array", "object"));

    static Types of(List<JsonObject> schemas) {
        Set<String> names = new HashSet<>(ALL.names);
        for (JsonObject schema : schemas) {
            Set<String> allowed = new HashSet<>(Facts.strings(schema, "type"));
            if (schema.get("type") instanceof JsonString one) {
                allowed.add(one.value());
            }
            if (allowed.contains("number")) {
                allowed.add("integer");
            }
            if (schema.get("type") != null) {
                names.retainAll(allowed);
            }
        }
        return new Types(names);
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Whether of integers and numbers only the former are allowed. */
    boolean only(String integer) {
        return has(integer) && !has("number");
    }
}

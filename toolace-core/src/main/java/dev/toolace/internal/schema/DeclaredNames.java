package dev.toolace.internal.schema;

import com.networknt.schema.path.NodePath;
import dev.toolace.json.JsonArray;
import dev.toolace.internal.json.JsonPointer;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of properties that a schema declares, for hints. Stateless. */
final class DeclaredNames {

    private static final List<String> LISTS = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> SCHEMAS = List.of("if", "then", "else");

    private DeclaredNames() {}

    /** Those of the schema that a keyword stands in, and of all that apply to the same value. */
    static Set<String> beside(NodePath keyword, JsonObject root) {
        JsonValue at = root;
        for (int i = 0; i + 1 < keyword.getNameCount() && at != null; i++) {
            at = JsonPointer.step(at, keyword.getName(i));
        }
        Set<String> names = new LinkedHashSet<>();
        if (at instanceof JsonObject schema) {
            collect(schema, root, names, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
        return names;
    }

    private static void collect(JsonObject schema, JsonObject root, Set<String> names, Set<JsonObject> seen) {
        if (!seen.add(schema)) {
            return;
        }
        if (schema.get("properties") instanceof JsonObject properties) {
            names.addAll(properties.members().keySet());
        }
        if (schema.get("$ref") instanceof JsonString reference && reference.value().startsWith("#/")
                && JsonPointers.find(root, reference.value().substring(1)) instanceof JsonObject target) {
            collect(target, root, names, seen);
        }
        for (String list : LISTS) {
            if (schema.get(list) instanceof JsonArray array) {
                for (JsonValue element : array.elements()) {
                    if (element instanceof JsonObject inner) {
                        collect(inner, root, names, seen);
                    }
                }
            }
        }
        for (String keyword : SCHEMAS) {
            if (schema.get(keyword) instanceof JsonObject inner) {
                collect(inner, root, names, seen);
            }
        }
    }
}

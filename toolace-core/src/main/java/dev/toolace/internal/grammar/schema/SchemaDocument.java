package dev.toolace.internal.grammar.schema;

import dev.toolace.internal.schema.Draft;
import dev.toolace.internal.schema.JsonPointers;
import dev.toolace.internal.schema.Pointers;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema with the places of its parts, and what references in it lead to. Used by one thread. */
final class SchemaDocument {

    /** A part of the schema, with its place. */
    record Entry(int number, String pointer) {}

    private final JsonObject root;
    private final Draft draft;
    private final Map<JsonValue, Entry> entries = new IdentityHashMap<>();
    private final Map<String, JsonObject> anchors = new HashMap<>();

    SchemaDocument(JsonObject root) {
        this.root = root;
        this.draft = Draft.of(root).orElse(Draft.DRAFT_2020_12);
        collect(root, new ArrayList<>());
    }

    private void collect(JsonValue value, List<Object> path) {
        if (value instanceof JsonObject object) {
            entries.putIfAbsent(value, new Entry(entries.size(), Pointers.of(path)));
            for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
                if (object.get(keyword) instanceof JsonString name) {
                    anchors.put(name.value(), object);
                }
            }
            object.members().forEach((name, member) -> collect(member, path, name));
        } else if (value instanceof JsonArray array) {
            entries.putIfAbsent(value, new Entry(entries.size(), Pointers.of(path)));
            for (int i = 0; i < array.elements().size(); i++) {
                collect(array.elements().get(i), path, i);
            }
        }
    }

    private void collect(JsonValue value, List<Object> path, Object step) {
        path.add(step);
        collect(value, path);
        path.remove(path.size() - 1);
    }

    JsonObject root() {
        return root;
    }

    Draft draft() {
        return draft;
    }

    /** A number for each part; parts made up by others have none. */
    int number(JsonValue part) {
        Entry entry = entries.get(part);
        return entry == null ? -1 : entry.number;
    }

    String pointer(JsonValue part) {
        Entry entry = entries.get(part);
        return entry == null ? "" : entry.pointer;
    }

    /** What a reference leads to; null where it leads nowhere. */
    @Nullable JsonValue target(String reference) {
        String fragment = reference.substring(1);
        if (fragment.isEmpty() || fragment.startsWith("/")) {
            return fragment.isEmpty() ? root : JsonPointers.find(root, fragment);
        }
        return anchors.get(fragment);
    }
}

package dev.toolace.internal.grammar.schema;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Schemas that all apply to one value, references followed and {@code allOf} taken apart, and the lists of
 * alternatives that one was taken from. Used by one thread.
 */
final class Goal {

    private final SchemaDocument document;
    private final Set<JsonObject> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<JsonObject> schemas = new ArrayList<>();
    private final Set<JsonArray> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean impossible;

    Goal(SchemaDocument document, Iterable<JsonValue> schemas) {
        this.document = document;
        add(schemas);
    }

    /** This goal and one alternative of a list. */
    Goal taking(JsonArray list, JsonValue alternative) {
        Goal goal = new Goal(document, List.copyOf(schemas));
        goal.taken.addAll(taken);
        goal.taken.add(list);
        goal.impossible |= impossible;
        goal.add(List.of(alternative));
        return goal;
    }

    private void add(Iterable<? extends JsonValue> more) {
        ArrayDeque<JsonValue> open = new ArrayDeque<>();
        more.forEach(open::add);
        while (!open.isEmpty()) {
            JsonValue next = open.remove();
            impossible |= Facts.isFalse(next);
            if (next instanceof JsonObject schema && seen.add(schema)) {
                JsonValue target = schema.get("$ref") instanceof JsonString reference
                        ? document.target(reference.value()) : null;
                if (target != null) {
                    open.add(target);
                }
                if (target == null || !document.draft().referenceReplacesSiblings()) {
                    schemas.add(schema);
                    open.addAll(Facts.list(schema, "allOf"));
                }
            }
        }
    }

    boolean impossible() {
        return impossible;
    }

    List<JsonObject> schemas() {
        return schemas;
    }

    /** A schema with alternatives that none was taken of yet, and which keyword has them. */
    record Open(JsonObject schema, String keyword, JsonArray list) {}

    @Nullable Open open() {
        for (JsonObject schema : schemas) {
            for (String keyword : List.of("anyOf", "oneOf")) {
                if (schema.get(keyword) instanceof JsonArray list && !taken.contains(list)) {
                    return new Open(schema, keyword, list);
                }
            }
        }
        return null;
    }

    /** Equal for goals with the same texts; it may differ for others. */
    List<Integer> key() {
        TreeSet<Integer> numbers = new TreeSet<>();
        schemas.forEach(schema -> numbers.add(document.number(schema)));
        // Lists have numbers of their own.
        taken.forEach(list -> numbers.add(document.number(list)));
        return List.copyOf(numbers);
    }
}

package dev.toolace.internal.grammar.schema;

import dev.toolace.grammar.GrammarScope;
import dev.toolace.internal.grammar.regular.Numbers.Bound;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells that no value satisfies two schemas, in the usual cases: types, constants, ranges, a required member that
 * tells alternatives apart, or one that the other does not know. Stateless.
 *
 * @param document holds the schemas
 * @param scope what a grammar writes of what they allow
 */
record Disjoint(SchemaDocument document, GrammarScope scope) {

    private static final int MAX_DEPTH = 4;

    /** Whether no two alternatives hold at once for what a grammar writes. */
    boolean all(List<JsonObject> beside, List<JsonValue> alternatives) {
        for (int i = 0; i < alternatives.size(); i++) {
            for (int j = 0; j < alternatives.size(); j++) {
                List<JsonValue> written = new ArrayList<>(beside);
                written.add(alternatives.get(i));
                if (i != j && !refutes(written, List.of(alternatives.get(j)), 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether whatever is written for some schemas does not satisfy some others. */
    private boolean refutes(List<JsonValue> written, List<JsonValue> other, int depth) {
        Goal mine = new Goal(document, written);
        Goal theirs = new Goal(document, other);
        if (mine.impossible() || theirs.impossible()) {
            return true;
        }
        Types types = common(Types.of(mine.schemas()), Types.of(theirs.schemas()));
        List<JsonValue> constants = Constants.of(mine.schemas(), document.draft());
        List<JsonValue> values = Constants.of(theirs.schemas(), document.draft());
        if (types.names().isEmpty()
                || constants != null && constants.stream().noneMatch(one -> fits(one, types, values))
                || values != null && values.stream().noneMatch(one -> fits(one, types, null))) {
            return true;
        }
        if (Set.of("number", "integer").containsAll(types.names())) {
            return apart(mine.schemas(), theirs.schemas()) || apart(theirs.schemas(), mine.schemas());
        }
        return types.names().equals(Set.of("object")) && depth < MAX_DEPTH && objects(mine, theirs, depth);
    }

    private static Types common(Types one, Types other) {
        Set<String> names = new HashSet<>(one.names());
        names.retainAll(other.names());
        return new Types(names);
    }

    private static boolean fits(
            JsonValue value, Types types, @Nullable List<JsonValue> values) {
        boolean typed = value instanceof JsonString ? types.has("string")
                : value instanceof JsonNumber ? types.has("integer")
                : value instanceof JsonBoolean ? types.has("boolean")
                : value instanceof JsonNull ? types.has("null")
                : value instanceof JsonArray ? types.has("array") : types.has("object");
        return typed && (values == null || values.stream().anyMatch(one -> Facts.same(one, value)));
    }

    private static boolean apart(List<JsonObject> low, List<JsonObject> high) {
        Bound top = NumberLanguage.bound(low, "maximum", "exclusiveMaximum", -1);
        Bound bottom = NumberLanguage.bound(high, "minimum", "exclusiveMinimum", 1);
        int order = top == null || bottom == null ? 1 : top.value().compareTo(bottom.value());
        return top != null && bottom != null && (order < 0 || order == 0 && (top.exclusive() || bottom.exclusive()));
    }

    private boolean objects(Goal mine, Goal theirs, int depth) {
        Set<String> required = required(theirs);
        Set<String> always = required(mine);
        boolean closed = mine.open() == null && closed(mine.schemas());
        for (String name : required) {
            if (closed && property(mine, name).isEmpty() && !always.contains(name)) {
                return true;
            }
        }
        always.addAll(required);
        for (String name : always) {
            List<JsonValue> one = property(mine, name);
            List<JsonValue> other = property(theirs, name);
            if (!one.isEmpty() && !other.isEmpty() && refutes(one, other, depth + 1)) {
                return true;
            }
        }
        // A member that is always written, and that the others forbid.
        return theirs.schemas().stream().anyMatch(s -> Facts.isFalse(s.get("additionalProperties"))
                && s.get("patternProperties") == null
                && !required(mine).stream()
                        .allMatch(name -> Facts.map(s, "properties").containsKey(name)));
    }

    /** Whether no member is written that is not declared. */
    private boolean closed(List<JsonObject> schemas) {
        return switch (scope) {
            case DECLARED -> schemas.stream().anyMatch(s -> s.get("properties") != null)
                    && schemas.stream().allMatch(s -> (s.get("additionalProperties") == null
                            || Facts.isFalse(s.get("additionalProperties"))) && s.get("patternProperties") == null);
            case ALLOWED -> schemas.stream().anyMatch(s -> Facts.isFalse(s.get("additionalProperties"))
                    && s.get("patternProperties") == null);
        };
    }

    private static Set<String> required(Goal goal) {
        Set<String> names = new HashSet<>();
        goal.schemas().forEach(schema -> names.addAll(Facts.strings(schema, "required")));
        return names;
    }

    private static List<JsonValue> property(Goal goal, String name) {
        List<JsonValue> found = new ArrayList<>();
        for (JsonObject schema : goal.schemas()) {
            JsonValue one = Facts.map(schema, "properties").get(name);
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }
}

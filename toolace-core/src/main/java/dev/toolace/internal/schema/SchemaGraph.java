package dev.toolace.internal.schema;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schema's parts and how they refer to each other. Finds references that leave the document, lead nowhere, or go
 * in a circle without consuming any part of the value, which would never end. Used by one thread.
 */
final class SchemaGraph {

    /** Members whose own members are schemas under names that are not keywords. */
    static final Set<String> MAPS = Set.of(
            "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies");

    /** Members that hold plain data. */
    static final Set<String> DATA = Set.of("enum", "const", "default", "examples");

    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
    private static final Set<String> IN_PLACE_LISTS = Set.of("allOf", "anyOf", "oneOf");
    private static final Set<String> IN_PLACE = Set.of("not", "if", "then", "else");
    private static final Set<String> IN_PLACE_MAPS = Set.of("dependentSchemas", "dependencies");

    /** How many schemas may apply to one and the same value one inside the other. */
    private static final int MAX_CHAIN = 64;

    private final JsonObject root;
    private final String idKeyword;
    private final Map<String, JsonObject> anchors = new HashMap<>();
    private final List<JsonObject> schemas = new ArrayList<>();
    private final Map<JsonObject, Integer> chains = new IdentityHashMap<>();

    SchemaGraph(JsonObject root, String idKeyword) {
        this.root = root;
        this.idKeyword = idKeyword;
    }

    /** Checks every reference; throws TA-TOOL-004, TA-TOOL-006 or TA-TOOL-007. */
    void check() {
        collect(root, true);
        for (JsonObject schema : schemas) {
            chain(schema);
        }
    }

    private void collect(JsonObject schema, boolean isRoot) {
        schemas.add(schema);
        if (!isRoot && schema.get(idKeyword) instanceof JsonString) {
            throw new ToolaceException(ErrorId.TOOL_REMOTE_REFERENCE, "a nested " + idKeyword + " makes another document");
        }
        for (Map.Entry<String, JsonValue> member : schema.members().entrySet()) {
            String keyword = member.getKey();
            JsonValue value = member.getValue();
            if (value instanceof JsonString string) {
                if (REFERENCES.contains(keyword) && !string.value().startsWith("#")) {
                    throw new ToolaceException(ErrorId.TOOL_REMOTE_REFERENCE,
                            keyword + " must start with '#', is " + Place.shorten(string.value()));
                }
                if (keyword.equals("$anchor") || keyword.equals("$dynamicAnchor")) {
                    anchors.put(string.value(), schema);
                }
            } else if (MAPS.contains(keyword) && value instanceof JsonObject map) {
                map.members().values().forEach(this::collectValue);
            } else if (!DATA.contains(keyword)) {
                collectValue(value);
            }
        }
    }

    private void collectValue(JsonValue value) {
        if (value instanceof JsonObject schema) {
            collect(schema, false);
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(this::collectValue);
        }
    }

    /** The length of the longest chain of schemas that apply to the same value, starting here. */
    private int chain(JsonObject schema) {
        Integer known = chains.get(schema);
        if (known != null) {
            if (known == 0) {
                throw new ToolaceException(ErrorId.TOOL_REFERENCE, "a reference leads back to itself without end");
            }
            return known;
        }
        chains.put(schema, 0);
        int longest = 0;
        for (JsonObject next : inPlace(schema)) {
            longest = Math.max(longest, chain(next));
        }
        if (longest >= MAX_CHAIN) {
            throw new ToolaceException(ErrorId.TOOL_LIMIT,
                    "more than " + MAX_CHAIN + " schemas apply to one value, one inside the other");
        }
        chains.put(schema, longest + 1);
        return longest + 1;
    }

    private List<JsonObject> inPlace(JsonObject schema) {
        List<JsonObject> found = new ArrayList<>();
        schema.members().forEach((keyword, value) -> {
            if (REFERENCES.contains(keyword) && value instanceof JsonString reference) {
                JsonObject target = target(reference.value());
                if (target != null) {
                    found.add(target);
                }
            } else if (IN_PLACE.contains(keyword) && value instanceof JsonObject inner) {
                found.add(inner);
            } else if (IN_PLACE_LISTS.contains(keyword) && value instanceof JsonArray list) {
                addObjects(list.elements(), found);
            } else if (IN_PLACE_MAPS.contains(keyword) && value instanceof JsonObject map) {
                addObjects(map.members().values(), found);
            }
        });
        return found;
    }

    private static void addObjects(Iterable<JsonValue> values, List<JsonObject> found) {
        for (JsonValue value : values) {
            if (value instanceof JsonObject object) {
                found.add(object);
            }
        }
    }

    /** What a local reference points to; null for a boolean schema, which refers to nothing further. */
    private @Nullable JsonObject target(String reference) {
        String fragment = reference.substring(1);
        JsonValue found = fragment.isEmpty() || fragment.startsWith("/")
                ? JsonPointers.find(root, fragment)
                : anchors.get(fragment);
        if (found == null) {
            throw new ToolaceException(ErrorId.TOOL_REFERENCE,
                    "reference " + Place.shorten(reference) + " leads nowhere");
        }
        return found instanceof JsonObject object ? object : null;
    }
}

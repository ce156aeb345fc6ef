package dev.toolace.schema;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the schemas that this module makes. */
final class SchemaNodes {

    private SchemaNodes() {}

    /** Follows a reference; what stands beside it is only a description. */
    static JsonObject resolve(JsonObject schema, JsonObject root) {
        if (!(schema.get("$ref") instanceof JsonString reference)) {
            return schema;
        }
        if (reference.value().equals("#")) {
            return root;
        }
        JsonObject definitions = (JsonObject) root.get("$defs");
        return (JsonObject) definitions.get(reference.value().substring("#/$defs/".length()));
    }

    static List<JsonObject> objects(JsonArray array) {
        return array.elements().stream().map(JsonObject.class::cast).toList();
    }

    static List<String> strings(@Nullable JsonValue value) {
        return value instanceof JsonArray array
                ? array.elements().stream().map(element -> ((JsonString) element).value()).toList() : List.of();
    }

    static List<String> types(JsonObject node) {
        return node.get("type") instanceof JsonString one ? List.of(one.value()) : strings(node.get("type"));
    }

    static int integer(JsonObject node, String keyword, int fallback) {
        return node.get(keyword) instanceof JsonNumber number ? number.value().intValueExact() : fallback;
    }

    static boolean numberFits(JsonObject node, BigDecimal value) {
        return compare(node, "minimum", value, 1) >= 0 && compare(node, "maximum", value, -1) <= 0
                && compare(node, "exclusiveMinimum", value, 1) > 0 && compare(node, "exclusiveMaximum", value, -1) < 0
                && (!(node.get("multipleOf") instanceof JsonNumber step)
                        || value.remainder(step.value()).signum() == 0);
    }

    private static int compare(JsonObject node, String keyword, BigDecimal value, int absent) {
        return node.get(keyword) instanceof JsonNumber bound ? value.compareTo(bound.value()) : absent;
    }
}

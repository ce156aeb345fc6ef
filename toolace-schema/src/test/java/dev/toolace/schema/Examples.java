package dev.toolace.schema;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that satisfy a schema, made from the schema alone; different numbers give different ones. */
final class Examples {

    private static final int DEEP = 5;

    private final JsonObject root;

    private Examples(JsonObject root) {
        this.root = root;
    }

    static JsonObject of(JsonObject schema, int variant) {
        return (JsonObject) new Examples(schema).value(schema, variant, 0);
    }

    private JsonValue value(JsonObject schema, int variant, int depth) {
        JsonObject node = SchemaNodes.resolve(schema, root);
        JsonValue only = node.get("const");
        if (only != null) {
            return only;
        }
        if (node.get("enum") instanceof JsonArray values) {
            return values.elements().get(variant % (values.elements().contains(JsonNull.INSTANCE)
                    ? values.elements().size() - 1 : values.elements().size()));
        }
        if (node.get("anyOf") instanceof JsonArray alternatives) {
            List<JsonObject> all = SchemaNodes.objects(alternatives);
            boolean nullable = SchemaNodes.types(all.get(all.size() - 1)).contains("null");
            if (nullable) {
                return depth > DEEP ? JsonNull.INSTANCE : value(all.get(0), variant, depth);
            }
            // The first alternatives end recursion.
            return value(all.get(depth > DEEP ? 0 : variant % all.size()), variant, depth);
        }
        return switch (SchemaNodes.types(node).get(0)) {
            case "object" -> object(node, variant, depth);
            case "array" -> array(node, variant, depth);
            case "string" -> new JsonString(ExampleTexts.of(node, variant));
            case "integer", "number" -> new JsonNumber(number(node, variant));
            case "boolean" -> new JsonBoolean(variant % 2 == 0);
            default -> throw new AssertionError("no example for " + node);
        };
    }

    private JsonObject object(JsonObject node, int variant, int depth) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (node.get("properties") instanceof JsonObject properties) {
            List<String> required = SchemaNodes.strings(node.get("required"));
            int index = 0;
            for (Map.Entry<String, JsonValue> property : properties.members().entrySet()) {
                boolean given = required.contains(property.getKey()) || depth <= DEEP && (variant + index) % 3 != 2;
                if (given) {
                    members.put(property.getKey(), value((JsonObject) property.getValue(), variant + index, depth + 1));
                }
                index++;
            }
        } else {
            int size = Math.max(SchemaNodes.integer(node, "minProperties", 0), depth > DEEP ? 0 : 1);
            JsonObject names = node.get("propertyNames") instanceof JsonObject given ? given : JsonObject.EMPTY;
            for (int i = 0; i < size; i++) {
                String name = names.get("enum") == null ? ExampleTexts.of(names, variant + i)
                        : ((JsonString) value(names, variant + i, depth)).value();
                members.put(name, value((JsonObject) node.get("additionalProperties"), variant + i, depth + 1));
            }
        }
        return new JsonObject(members);
    }

    private JsonArray array(JsonObject node, int variant, int depth) {
        int most = SchemaNodes.integer(node, "maxItems", 2);
        int size = Math.max(SchemaNodes.integer(node, "minItems", 0), depth > DEEP ? 0 : Math.min(most, 1
                + variant % 2));
        List<JsonValue> elements = new ArrayList<>();
        // Sets may sort.
        int first = node.get("uniqueItems") == null ? variant : 0;
        for (int i = 0; i < size; i++) {
            elements.add(value((JsonObject) node.get("items"), first + i, depth + 1));
        }
        return new JsonArray(elements);
    }

    private static BigDecimal number(JsonObject node, int variant) {
        boolean whole = SchemaNodes.types(node).get(0).equals("integer");
        BigDecimal usual = new BigDecimal(whole ? variant + 1 + "" : variant + 1 + ".5");
        List<BigDecimal> candidates = new ArrayList<>(List.of(usual));
        for (String bound : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
            if (node.get(bound) instanceof JsonNumber number) {
                candidates.add(number.value());
                candidates.add(number.value().add(BigDecimal.ONE));
                candidates.add(number.value().subtract(BigDecimal.ONE));
            }
        }
        return candidates.stream().filter(value -> SchemaNodes.numberFits(node, value)).findFirst().orElseThrow();
    }
}

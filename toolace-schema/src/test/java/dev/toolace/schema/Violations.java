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
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Arguments that violate one keyword of a schema at one place, made from arguments that satisfy it. */
final class Violations {

    /**
     * One violation.
     *
     * @param keyword that is violated
     * @param path where an error should say so
     * @param arguments the changed arguments
     */
    record Violation(String keyword, String path, JsonObject arguments) {}

    private static final JsonObject NULL = JsonObject.EMPTY.with("type", new JsonString("null"));

    private final JsonObject root;
    private final List<Violation> found = new ArrayList<>();

    private Violations(JsonObject root) {
        this.root = root;
    }

    /** Every keyword at every place that the arguments reach. */
    static List<Violation> of(JsonObject schema, JsonObject arguments) {
        Violations violations = new Violations(schema);
        violations.visit(schema, arguments, "", changed -> changed);
        return violations.found;
    }

    /** The place of a value: what the whole arguments are when the value is changed. */
    private interface Place extends UnaryOperator<JsonValue> {}

    private void visit(JsonObject schema, JsonValue value, String path, Place place) {
        JsonObject node = SchemaNodes.resolve(schema, root);
        for (Map.Entry<String, JsonValue> member : node.members().entrySet()) {
            String keyword = member.getKey();
            for (JsonValue wrong : wrong(node, keyword, member.getValue(), value)) {
                if (place.apply(wrong) instanceof JsonObject arguments) {
                    found.add(new Violation(keyword, path, arguments));
                }
            }
        }
        if (node.get("allOf") instanceof JsonArray all) {
            SchemaNodes.objects(all).forEach(part -> visit(part, value, path, place));
        }
        if (node.get("anyOf") instanceof JsonArray alternatives) {
            SchemaNodes.objects(alternatives).stream()
                    .filter(alternative -> describes(SchemaNodes.resolve(alternative, root), value)).findFirst()
                    .ifPresent(alternative -> visit(alternative, value, path, alternatives.elements().contains(NULL)
                            ? changed -> changed == JsonNull.INSTANCE ? changed : place.apply(changed) : place));
        }
        if (value instanceof JsonObject object) {
            object.members().forEach((name, part) -> {
                JsonValue inner = node.get("properties") instanceof JsonObject properties
                        ? properties.get(name) : node.get("additionalProperties");
                if (inner instanceof JsonObject innerSchema) {
                    visit(innerSchema, part, path + "/" + name, changed -> place.apply(object.with(name, changed)));
                }
            });
        } else if (value instanceof JsonArray array && node.get("items") instanceof JsonObject items) {
            for (int i = 0; i < array.elements().size(); i++) {
                int index = i;
                visit(items, array.elements().get(i), path + "/" + i,
                        changed -> place.apply(replaced(array, index, changed)));
            }
        }
    }

    /** Whether a value was made from this alternative: its discriminator and its required members are there. */
    private static boolean describes(JsonObject alternative, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return SchemaNodes.types(alternative).contains("null") == (value == JsonNull.INSTANCE);
        }
        if (alternative.get("anyOf") != null) {
            return true;
        }
        return alternative.get("properties") instanceof JsonObject properties
                && object.members().keySet().containsAll(SchemaNodes.strings(alternative.get("required")))
                && properties.members().entrySet().stream().allMatch(property ->
                        !(property.getValue() instanceof JsonObject inner) || inner.get("const") == null
                                || inner.get("const").equals(object.get(property.getKey())));
    }

    private static List<JsonValue> wrong(JsonObject node, String keyword, JsonValue constraint, JsonValue value) {
        return switch (keyword) {
            case "type" -> types(node, value);
            case "required" -> SchemaNodes.strings(constraint).stream()
                    .<JsonValue>map(name -> without((JsonObject) value, name)).toList();
            case "additionalProperties" -> constraint.equals(JsonBoolean.FALSE)
                    ? List.of(((JsonObject) value).with("zz_unknown", JsonBoolean.TRUE)) : List.of();
            case "propertyNames" -> List.of(((JsonObject) value).with("?!", first((JsonObject) value)));
            case "enum" -> List.of(constraint instanceof JsonArray values
                    && values.elements().get(0) instanceof JsonNumber
                    ? JsonNumber.of(-7) : new JsonString("zz_none"));
            case "const" -> List.of(constraint instanceof JsonBoolean bool
                    ? new JsonBoolean(!bool.value()) : new JsonString("zz_none"));
            case "minLength" -> List.of(new JsonString("a".repeat(SchemaNodes.integer(node, keyword, 0) - 1)));
            case "maxLength" -> List.of(new JsonString("a".repeat(SchemaNodes.integer(node, keyword, 0) + 1)));
            case "pattern" -> Stream.of("", "?!", " \n").filter(text ->
                    !Pattern.compile(((JsonString) constraint).value()).matcher(text).find())
                    .<JsonValue>map(JsonString::new).toList();
            case "minimum" -> List.of(shifted(constraint, "-1"));
            case "maximum" -> List.of(shifted(constraint, "1"));
            case "exclusiveMinimum", "exclusiveMaximum" -> List.of(constraint);
            case "multipleOf" -> List.of(new JsonNumber(((JsonNumber) value).value()
                    .add(((JsonNumber) constraint).value().divide(BigDecimal.TEN))));
            case "minItems" -> List.of(sized((JsonArray) value, SchemaNodes.integer(node, keyword, 0) - 1));
            case "maxItems" -> List.of(sized((JsonArray) value, SchemaNodes.integer(node, keyword, 0) + 1));
            case "uniqueItems" -> List.of(sized((JsonArray) value, ((JsonArray) value).elements().size() + 1));
            case "minProperties" -> List.of(JsonObject.EMPTY);
            case "maxProperties" -> List.of(crowded((JsonObject) value, SchemaNodes.integer(node, keyword, 0) + 1));
            case "properties", "items", "anyOf", "allOf", "$defs", "description", "format",
                    "contentEncoding" -> List.of();
            default -> throw new AssertionError("no violation of " + keyword + " is known");
        };
    }

    private static List<JsonValue> types(JsonObject node, JsonValue value) {
        List<JsonValue> wrong = new ArrayList<>();
        List<String> types = SchemaNodes.types(node);
        wrong.add(types.contains("string") ? JsonNumber.of(3) : new JsonString("three"));
        if (types.contains("integer")) {
            wrong.add(new JsonNumber(new BigDecimal("3.5")));
        }
        if (!types.contains("null")) {
            wrong.add(JsonNull.INSTANCE);
        }
        return wrong;
    }

    private static JsonNumber shifted(JsonValue bound, String by) {
        return new JsonNumber(((JsonNumber) bound).value().add(new BigDecimal(by)));
    }

    private static JsonArray sized(JsonArray array, int size) {
        List<JsonValue> elements = new ArrayList<>(array.elements().subList(0, Math.min(size,
                array.elements().size())));
        while (elements.size() < size) {
            elements.add(array.elements().get(0));
        }
        return new JsonArray(elements);
    }

    private static JsonObject crowded(JsonObject map, int size) {
        JsonObject crowded = map;
        for (char name = 'a'; crowded.members().size() < size; name++) {
            crowded = crowded.with(String.valueOf(name), first(map));
        }
        return crowded;
    }

    private static JsonValue first(JsonObject map) {
        return map.members().values().iterator().next();
    }

    private static JsonObject without(JsonObject object, String name) {
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        members.remove(name);
        return new JsonObject(members);
    }

    private static JsonArray replaced(JsonArray array, int index, JsonValue element) {
        List<JsonValue> elements = new ArrayList<>(array.elements());
        elements.set(index, element);
        return new JsonArray(elements);
    }
}

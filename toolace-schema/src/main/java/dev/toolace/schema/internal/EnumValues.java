package dev.toolace.schema.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The constants of an enum as Jackson writes them and reads them back, whatever its annotations are
 * ({@code @JsonValue}, {@code @JsonCreator}, {@code @JsonProperty}, a naming strategy). Stateless.
 */
final class EnumValues {

    private EnumValues() {}

    static ObjectNode schema(Class<?> type, String where) {
        ArrayNode values = JsonBinding.MAPPER.createArrayNode();
        String kind = "";
        for (Object constant : constants(type)) {
            JsonNode value = value(type, constant, where);
            String its = value.isTextual() ? "string" : value.isIntegralNumber() ? "integer" : "";
            if (its.isEmpty() || !kind.isEmpty() && !kind.equals(its)) {
                throw Problems.type(where, type.getName() + "." + constant + " is written as " + value
                        + "; the constants of an enum must all be strings or all be integers");
            }
            kind = its;
            values.add(value);
        }
        if (values.isEmpty()) {
            throw Problems.type(where, type.getName() + " has no constants");
        }
        return JsonBinding.MAPPER.createObjectNode().put("type", kind).set("enum", values);
    }

    /** None for {@code Enum} itself. */
    private static Object[] constants(Class<?> type) {
        return type.isEnum() ? type.getEnumConstants() : new Object[0];
    }

    private static JsonNode value(Class<?> type, Object constant, String where) {
        try {
            JsonNode value = JsonBinding.MAPPER.valueToTree(constant);
            if (constant.equals(JsonBinding.MAPPER.treeToValue(value, type))) {
                return value;
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Problems.type(where, unreadable(type, constant), e);
        }
        throw Problems.type(where, unreadable(type, constant));
    }

    /** The names of the constants as keys of a map. */
    static ObjectNode keys(JavaType type, String where) {
        ArrayNode names = JsonBinding.MAPPER.createArrayNode();
        for (Object constant : constants(type.getRawClass())) {
            String name = JsonBinding.MAPPER.valueToTree(Map.of(constant, true)).fieldNames().next();
            JsonNode back = JsonBinding.MAPPER.createObjectNode().put(name, true);
            try {
                Map<?, ?> read = JsonBinding.MAPPER.treeToValue(back, JsonBinding.MAPPER.getTypeFactory()
                        .constructMapType(Map.class, type, JsonBinding.MAPPER.constructType(Boolean.class)));
                if (!read.containsKey(constant)) {
                    throw Problems.type(where, unreadable(type.getRawClass(), constant));
                }
            } catch (JsonProcessingException e) {
                throw Problems.type(where, unreadable(type.getRawClass(), constant), e);
            }
            names.add(name);
        }
        return JsonBinding.MAPPER.createObjectNode().put("type", "string").set("enum", names);
    }

    private static String unreadable(Class<?> type, Object constant) {
        return type.getName() + "." + constant + " cannot be read back from what is written for it;"
                + " a @JsonCreator needs a @JsonValue that fits";
    }
}

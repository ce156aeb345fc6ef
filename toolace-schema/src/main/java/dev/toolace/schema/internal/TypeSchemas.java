package dev.toolace.schema.internal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.std.ContainerDeserializerBase;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The schema of a value of any type. Used by one thread. */
final class TypeSchemas {

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class);

    private final Function<JavaType, ObjectNode> references;

    /**
     * For one schema.
     *
     * @param references where the schemas of objects are kept; gives a node that will refer to one
     */
    TypeSchemas(Function<JavaType, ObjectNode> references) {
        this.references = references;
    }

    /** Makes an object's schema out of its members. */
    void object(ObjectNode node, List<Property> members) {
        node.put("type", "object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = JsonBinding.MAPPER.createArrayNode();
        for (Property member : members) {
            ObjectNode value = value(member.type(), member.declaration(), member.nullable(), member.where());
            describe(value, member.description(), true);
            properties.set(member.name(), value);
            if (member.required()) {
                required.add(member.name());
            }
        }
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        node.put("additionalProperties", false);
    }

    private ObjectNode value(JavaType type, Declaration declaration, boolean nullable, String where) {
        if (type.hasRawClass(Optional.class)) {
            Declaration inner = declaration.argument(0, 1).within(declaration);
            return value(type.getContentType(), inner, true, where);
        }
        ObjectNode node = shape(type, declaration, where);
        Constraints.apply(declaration.annotations(), node, where).forEach(words -> describe(node, words, false));
        return nullable || Property.isOptional(type.getRawClass()) ? nullable(node) : node;
    }

    private ObjectNode shape(JavaType type, Declaration declaration, String where) {
        Class<?> raw = type.getRawClass();
        Optional<ObjectNode> scalar = Scalars.schema(raw);
        if (scalar.isPresent()) {
            return formatted(scalar.get(), raw, declaration);
        } else if (type.isArrayType()) {
            return array(type.getContentType(), declaration.elements(), where);
        } else if (type.isCollectionLikeType() || raw == Iterable.class) {
            JavaType content = raw == Iterable.class ? type.containedTypeOrUnknown(0) : type.getContentType();
            ObjectNode node = array(content, declaration.argument(0, 1), where);
            checkReadable(type, where);
            return Set.class.isAssignableFrom(raw) ? node.put("uniqueItems", true) : node;
        } else if (type.isMapLikeType()) {
            return map(type, declaration, where);
        } else if (type.isEnumType()) {
            return EnumValues.schema(raw, where);
        }
        Optional<Property> delegate = Beans.delegate(type, where);
        if (delegate.isPresent()) {
            return value(delegate.get().type(), delegate.get().declaration(), false, where);
        }
        Beans.checkDescribable(type, where);
        return references.apply(type);
    }

    /** With a pattern of its own, a date's text has no format that JSON Schema knows. */
    private static ObjectNode formatted(ObjectNode scalar, Class<?> raw, Declaration declaration) {
        String pattern = declaration.find(JsonFormat.class).map(JsonFormat::pattern).orElse("");
        if (pattern.isEmpty() || !raw.getName().startsWith("java.time.")) {
            return scalar;
        }
        return JsonBinding.MAPPER.createObjectNode()
                .put("type", "string").put("description", "In the format " + pattern + ".");
    }

    private ObjectNode array(JavaType content, Declaration declaration, String where) {
        ObjectNode node = JsonBinding.MAPPER.createObjectNode().put("type", "array");
        return node.set("items", part(content, declaration, where + "[]"));
    }

    private ObjectNode map(JavaType type, Declaration declaration, String where) {
        ObjectNode node = JsonBinding.MAPPER.createObjectNode().put("type", "object");
        String keysWhere = where + ", keys";
        ObjectNode names = names(type.getKeyType(), keysWhere);
        Constraints.apply(declaration.argument(0, 2).annotations(), names, keysWhere);
        names.remove("type");
        if (!names.isEmpty()) {
            node.set("propertyNames", names);
        }
        node.set("additionalProperties", part(type.getContentType(), declaration.argument(1, 2), where + "{}"));
        checkReadable(type, where);
        return node;
    }

    private static ObjectNode names(JavaType key, String where) {
        if (key.isEnumType()) {
            return EnumValues.keys(key, where);
        }
        if (WHOLE_NUMBERS.contains(key.getRawClass())) {
            return JsonBinding.MAPPER.createObjectNode().put("type", "string").put("pattern", "^-?\\d+$");
        }
        return Scalars.schema(key.getRawClass())
                .filter(node -> node.path("type").asText().equals("string") && JsonBinding.readsKeys(key))
                .orElseThrow(() -> Problems.type(where, key.getRawClass().getName() + " cannot be a key in JSON"));
    }

    private ObjectNode part(JavaType type, Declaration declaration, String where) {
        return value(type, declaration, declaration.nullable(), where);
    }

    private static void checkReadable(JavaType type, String where) {
        try {
            JsonDeserializer<?> reader = JsonBinding.deserializer(type);
            boolean made = !(reader instanceof ContainerDeserializerBase<?> container)
                    || container.getValueInstantiator() == null || container.getValueInstantiator().canInstantiate();
            if (reader instanceof AbstractDeserializer || !made) {
                throw Problems.type(where, type.getRawClass().getName() + " cannot be created; use List, Set or Map");
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw Problems.type(where, Problems.reason(e), e);
        }
    }

    private static ObjectNode nullable(ObjectNode node) {
        if (node.path("type").isTextual() && !node.has("const")) {
            String type = node.get("type").asText();
            node.putArray("type").add(type).add("null");
            if (node.get("enum") instanceof ArrayNode values) {
                values.addNull();
            }
            return node;
        }
        // Also for a node that will refer to an object: what it says must be one of the alternatives.
        ObjectNode either = JsonBinding.MAPPER.createObjectNode();
        either.putArray("anyOf").add(node).addObject().put("type", "null");
        return either;
    }

    private static void describe(ObjectNode node, String text, boolean first) {
        String before = node.path("description").asText("");
        if (!text.isBlank()) {
            node.put("description", before.isEmpty() ? text : first ? text + " " + before : before + " " + text);
        }
    }
}

package dev.toolace.schema.internal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonBoolean;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.math.BigDecimal;
import java.time.Year;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one mapper, which reads arguments and tells what it can read. Stateless. */
final class JsonBinding {

    /** Safe for use by many threads, as it is never configured again. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), FiniteNumbers.module(), readableOnly(), orderedSets())
            .annotationIntrospector(AnnotationIntrospector.pair(
                    new JacksonAnnotationIntrospector(), new ToolIntrospector()))
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .withConfigOverride(Year.class,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.NUMBER)))
            .build();

    private static final JsonNodeFactory NODES = MAPPER.getNodeFactory();

    private JsonBinding() {}

    /** What cannot be read back, such as what a record computes, is not written either. */
    private static SimpleModule readableOnly() {
        SimpleModule module = new SimpleModule("toolace-readable-only");
        return module.setSerializerModifier(new BeanSerializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public List<BeanPropertyWriter> changeProperties(
                    SerializationConfig config, BeanDescription description, List<BeanPropertyWriter> properties) {
                try {
                    if (deserializer(description.getType()) instanceof BeanDeserializerBase reader) {
                        return properties.stream().filter(property -> reader.hasProperty(property.getName())).toList();
                    }
                } catch (JsonMappingException | IllegalArgumentException e) {
                    // Not a type that a tool has; writing it may fail or not.
                    return properties;
                }
                return properties;
            }
        });
    }

    /** A set keeps the order in which the model gave its elements. */
    private static SimpleModule orderedSets() {
        SimpleModule module = new SimpleModule("toolace-ordered-sets");
        module.addAbstractTypeMapping(Set.class, LinkedHashSet.class);
        return module;
    }

    /** Reads a value that satisfies the schema of its type. */
    static @Nullable Object read(JavaType type, JsonValue value) throws JsonProcessingException {
        return MAPPER.treeToValue(node(value), type);
    }

    /** Writes an object as the type that it is declared as, so that its discriminator is there. */
    static JsonValue write(JavaType type, Object value) throws JsonProcessingException {
        return JsonValue.parse(MAPPER.writerFor(type).writeValueAsString(value));
    }

    /** What reads a type. */
    static JsonDeserializer<Object> deserializer(JavaType type) throws JsonMappingException {
        DefaultDeserializationContext blueprint = (DefaultDeserializationContext) MAPPER.getDeserializationContext();
        return blueprint.createDummyInstance(MAPPER.getDeserializationConfig())
                .findNonContextualValueDeserializer(type);
    }

    /** Whether there is anything that reads a type, its keys and its content. */
    static boolean reads(JavaType type) {
        try {
            deserializer(type);
            return (!type.isMapLikeType() || readsKeys(type.getKeyType()))
                    && (!type.isContainerType() || reads(type.getContentType()));
        } catch (JsonMappingException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether a type can be the key of a map. */
    static boolean readsKeys(JavaType type) {
        DefaultDeserializationContext blueprint = (DefaultDeserializationContext) MAPPER.getDeserializationContext();
        try {
            blueprint.createDummyInstance(MAPPER.getDeserializationConfig()).findKeyDeserializer(type, null);
            return true;
        } catch (JsonMappingException e) {
            return false;
        }
    }

    static JsonValue value(JsonNode node) {
        try {
            return JsonValue.parse(MAPPER.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    private static JsonNode node(JsonValue value) {
        if (value instanceof JsonObject object) {
            ObjectNode node = NODES.objectNode();
            object.members().forEach((name, member) -> node.set(name, node(member)));
            return node;
        } else if (value instanceof JsonArray array) {
            ArrayNode node = NODES.arrayNode(array.elements().size());
            array.elements().forEach(element -> node.add(node(element)));
            return node;
        } else if (value instanceof JsonString string) {
            return NODES.textNode(string.value());
        } else if (value instanceof JsonNumber number) {
            return number(number.value());
        } else if (value instanceof JsonBoolean bool) {
            return NODES.booleanNode(bool.value());
        }
        return NODES.nullNode();
    }

    /** A decimal keeps its zeros (12.50); what is written without a point is whole. */
    private static JsonNode number(BigDecimal value) {
        return value.scale() > 0 ? NODES.numberNode(value) : NODES.numberNode(value.toBigIntegerExact());
    }
}

package dev.toolace.schema.internal;

import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.introspect.AnnotatedAndMetadata;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotatedWithParams;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Records and other classes that JSON objects become. Which properties they have is asked of what will read them, so
 * that schema and reading cannot differ. Stateless.
 */
final class Beans {

    private Beans() {}

    /** Fails with the reason if a type cannot be read from a JSON object. */
    static void checkDescribable(JavaType type, String where) {
        if (Polymorphism.of(type, where).isEmpty()) {
            properties(type, where);
        }
    }

    /** The properties of a class, without a discriminator. */
    static List<Property> properties(JavaType type, String where) {
        BeanDeserializerBase reader = reader(type, where);
        BeanDescription description = JsonBinding.MAPPER.getDeserializationConfig().introspect(type);
        if (description.findAnySetterAccessor() != null) {
            throw Problems.type(where, type.getRawClass().getName() + " has an @JsonAnySetter, which takes anything");
        }
        Map<String, SettableBeanProperty> readable = new HashMap<>();
        reader.properties().forEachRemaining(property -> readable.put(property.getName(), property));
        List<Property> properties = new ArrayList<>();
        // The definitions are in the order of their declaration.
        for (BeanPropertyDefinition definition : description.findProperties()) {
            SettableBeanProperty property = readable.get(definition.getName());
            Declaration declaration = Declarations.of(type.getRawClass(), definition);
            if (property == null && declaration.find(JsonUnwrapped.class).isPresent()) {
                throw Problems.type(place(type, definition.getName()), "@JsonUnwrapped is not supported");
            }
            if (property != null && !property.isIgnorable() && declaration.find(JsonBackReference.class).isEmpty()) {
                properties.add(property(type, property, declaration));
            }
        }
        if (properties.isEmpty() && !type.getRawClass().isRecord()) {
            throw Problems.type(where, type.getRawClass().getName()
                    + " has no property that could be set; it needs setters, or a constructor with @JsonCreator");
        }
        return properties;
    }

    private static Property property(JavaType bean, SettableBeanProperty property, Declaration declaration) {
        Property.Moment moment =
                property instanceof CreatorProperty ? Property.Moment.AT_CREATION : Property.Moment.LATER;
        return Property.of(property.getName(), property.getType(), declaration, moment, property.isRequired(),
                place(bean, property.getName()));
    }

    private static String place(JavaType bean, String property) {
        return bean.getRawClass().getSimpleName() + "." + property;
    }

    private static BeanDeserializerBase reader(JavaType type, String where) {
        Class<?> raw = type.getRawClass();
        if (raw == Object.class) {
            throw Problems.type(where,
                    "java.lang.Object can be anything; name a type (also instead of '?' or a raw type)");
        }
        if (raw.isPrimitive() || raw.getName().startsWith("java.") || raw.getName().startsWith("javax.")) {
            throw Problems.type(where, raw.getName() + " is not supported");
        }
        JsonFormat format = raw.getAnnotation(JsonFormat.class);
        if (format != null && format.shape() == JsonFormat.Shape.ARRAY) {
            throw Problems.type(where,
                    raw.getName() + " is an array in JSON by its @JsonFormat, which is not supported");
        }
        JsonDeserializer<Object> reader = deserializer(type, where);
        if (reader instanceof AbstractDeserializer) {
            throw Problems.type(where, raw.getName() + " is abstract and its subtypes are not known;"
                    + " seal it, or name them with @JsonTypeInfo and @JsonSubTypes");
        }
        if (!(reader instanceof BeanDeserializerBase bean)) {
            throw Problems.type(where,
                    raw.getName() + " is read by " + reader.getClass().getName() + ", whose JSON is not known");
        }
        ValueInstantiator instances = bean.getValueInstantiator();
        if (!instances.canCreateUsingDefault() && !instances.canCreateFromObjectWith()) {
            throw Problems.type(where, raw.getName()
                    + " cannot be created; it needs a constructor without parameters, or one with @JsonCreator");
        }
        return bean;
    }

    private static JsonDeserializer<Object> deserializer(JavaType type, String where) {
        try {
            return JsonBinding.deserializer(type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            Class<?> raw = type.getRawClass();
            Module jackson = ObjectMapper.class.getModule();
            String hint = raw.getModule().isOpen(raw.getPackageName(), jackson) ? ""
                    : "; package " + raw.getPackageName() + " of module " + raw.getModule().getName()
                            + " must be open to com.fasterxml.jackson.databind";
            throw Problems.type(culprit(type, where), Problems.reason(e) + hint, e);
        }
    }

    /** The first property whose own type cannot be read, which Jackson does not name. */
    private static String culprit(JavaType type, String where) {
        if (type.isContainerType()) {
            return where;
        }
        for (BeanPropertyDefinition definition
                : JsonBinding.MAPPER.getDeserializationConfig().introspect(type).findProperties()) {
            if (!JsonBinding.reads(definition.getPrimaryType())) {
                return place(type, definition.getName());
            }
        }
        return where;
    }

    /** The one value that a class with a delegating creator is made from, instead of an object. */
    static Optional<Property> delegate(JavaType type, String where) {
        Class<?> raw = type.getRawClass();
        if (raw.isInterface() || raw.getName().startsWith("java.")
                || !(deserializer(type, where) instanceof BeanDeserializerBase bean)) {
            return Optional.empty();
        }
        ValueInstantiator instances = bean.getValueInstantiator();
        if (instances.canCreateUsingDefault() || instances.canCreateFromObjectWith()) {
            return Optional.empty();
        }
        BeanDescription description = JsonBinding.MAPPER.getDeserializationConfig().introspect(type);
        Stream<AnnotatedAndMetadata<? extends AnnotatedWithParams, JsonCreator.Mode>> creators = Stream.concat(
                description.getConstructorsWithMode().stream(), description.getFactoryMethodsWithMode().stream());
        return creators
                .filter(creator -> creator.annotated.getParameterCount() == 1 && creator.metadata != null
                        && creator.metadata != JsonCreator.Mode.PROPERTIES
                        && creator.metadata != JsonCreator.Mode.DISABLED)
                .findFirst()
                .map(creator -> {
                    AnnotatedParameter only = creator.annotated.getParameter(0);
                    return Property.of("", only.getType(), Declarations.of(only), Property.Moment.AT_CREATION, true,
                            where);
                });
    }
}

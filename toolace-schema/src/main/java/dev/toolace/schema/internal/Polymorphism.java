package dev.toolace.schema.internal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.jsontype.impl.AsDeductionTypeDeserializer;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The subtypes that a declared type may stand for, as what reads it tells them apart. Immutable.
 *
 * @param property the discriminator; empty where subtypes are told apart by their properties
 * @param alternatives the subtypes by the value of the discriminator, in order
 */
record Polymorphism(String property, Map<String, JavaType> alternatives) {

    /** Empty for a type that stands for itself only and has no discriminator. */
    static Optional<Polymorphism> of(JavaType type, String where) {
        TypeDeserializer reader;
        DeserializationConfig config = JsonBinding.MAPPER.getDeserializationConfig();
        try {
            reader = config.findTypeDeserializer(type);
        } catch (JsonMappingException | IllegalArgumentException e) {
            throw Problems.type(where, Problems.reason(e), e);
        }
        if (reader == null) {
            return Optional.empty();
        }
        String property = property(type, reader, where);
        Map<String, JavaType> alternatives = new LinkedHashMap<>();
        for (NamedType subtype : subtypes(config, type)) {
            Class<?> raw = subtype.getType();
            boolean open = Modifier.isAbstract(raw.getModifiers()) && SealedTypes.isWithin(raw)
                    && !SealedTypes.isSealed(raw);
            if (raw.isEnum() || open) {
                throw Problems.type(where, raw.getName() + " is an enum or abstract and not sealed;"
                        + " as a subtype of " + type.getRawClass().getName() + " it cannot be described");
            }
            if (!Modifier.isAbstract(raw.getModifiers())) {
                alternatives.put(subtype.hasName() ? subtype.getName()
                        : reader.getTypeIdResolver().idFromValueAndType(null, raw), specialized(type, raw, where));
            }
        }
        checkComplete(type, alternatives, where);
        return Optional.of(new Polymorphism(property, alternatives));
    }

    private static String property(JavaType type, TypeDeserializer reader, String where) {
        if (reader instanceof AsDeductionTypeDeserializer) {
            return "";
        }
        JsonTypeInfo.As inclusion = reader.getTypeInclusion();
        JsonTypeInfo.Id mechanism = reader.getTypeIdResolver().getMechanism();
        boolean named = mechanism == JsonTypeInfo.Id.NAME || mechanism == JsonTypeInfo.Id.SIMPLE_NAME;
        boolean within = inclusion == JsonTypeInfo.As.PROPERTY || inclusion == JsonTypeInfo.As.EXISTING_PROPERTY;
        if (!named || !within) {
            throw Problems.type(where, type.getRawClass().getName() + " has @JsonTypeInfo with " + mechanism + " and "
                    + inclusion + "; only names in a property are supported");
        }
        return reader.getPropertyName();
    }

    /** Whether the discriminator of a type is one of its own properties. */
    static boolean isExisting(JavaType type) {
        try {
            TypeDeserializer reader = JsonBinding.MAPPER.getDeserializationConfig().findTypeDeserializer(type);
            return reader != null && reader.getTypeInclusion() == JsonTypeInfo.As.EXISTING_PROPERTY;
        } catch (JsonMappingException e) {
            return false;
        }
    }

    /** Jackson keeps those with names in order, and those without in none. */
    private static List<NamedType> subtypes(DeserializationConfig config, JavaType type) {
        AnnotatedClass annotated = config.introspectClassAnnotations(type).getClassInfo();
        List<NamedType> subtypes = new ArrayList<>(
                config.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, annotated));
        // A subtype inherits the annotation that lists its siblings.
        subtypes.removeIf(subtype -> !type.getRawClass().isAssignableFrom(subtype.getType()));
        subtypes.sort(Comparator.comparing(subtype -> subtype.hasName() ? "" : subtype.getType().getName()));
        return subtypes;
    }

    private static JavaType specialized(JavaType type, Class<?> subtype, String where) {
        try {
            return JsonBinding.MAPPER.getTypeFactory().constructSpecializedType(type, subtype);
        } catch (IllegalArgumentException e) {
            throw Problems.type(where, Problems.reason(e), e);
        }
    }

    /** Of two subtypes with one name, Jackson forgets the second. */
    private static void checkComplete(JavaType type, Map<String, JavaType> alternatives, String where) {
        if (alternatives.isEmpty()) {
            throw Problems.type(where, type.getRawClass().getName() + " has no subtypes that could be created");
        }
        for (Class<?> leaf : SealedTypes.leaves(type.getRawClass())) {
            if (SealedTypes.isSealed(type.getRawClass())
                    && alternatives.values().stream().noneMatch(t -> t.hasRawClass(leaf))) {
                throw Problems.type(where, leaf.getName() + " is not among the subtypes by name, "
                        + alternatives.keySet() + "; name it with @JsonTypeName");
            }
        }
    }
}

package dev.toolace.schema.internal;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.toolace.schema.ToolParam;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A member of an object in JSON: a property of a class, or a parameter of a method. Immutable.
 *
 * @param name in JSON
 * @param type with its generic types resolved
 * @param declaration its annotations
 * @param required whether a call must give it
 * @param nullable whether it may be null
 * @param description for the model; may be empty
 * @param where for messages
 */
record Property(
        String name, JavaType type, Declaration declaration, boolean required, boolean nullable, String description,
        String where) {

    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private static final List<Class<? extends Annotation>> OTHER_SHAPE =
            List.of(JsonTypeInfo.class, JsonDeserialize.class, JacksonInject.class);

    /** When a property gets its value. */
    enum Moment {
        /** Together with the object: it has no value of its own before. */
        AT_CREATION,
        /** Afterwards: without a call's value it keeps the one that it has. */
        LATER
    }

    /** Tells whether it is required and nullable from its annotations. */
    static Property of(
            String name, JavaType type, Declaration declaration, Moment moment, boolean marked, String where) {
        for (Class<? extends Annotation> shape : OTHER_SHAPE) {
            if (declaration.find(shape).isPresent()) {
                throw Problems.type(where, "@" + shape.getSimpleName() + " on a property is not supported");
            }
        }
        declaration.find(JsonFormat.class).map(JsonFormat::shape).ifPresent(shape -> {
            if (shape != JsonFormat.Shape.ANY && shape != JsonFormat.Shape.STRING) {
                throw Problems.type(where, "@JsonFormat with the shape " + shape + " is not supported");
            }
        });
        Optional<ToolParam> param = declaration.find(ToolParam.class);
        boolean optionalType = isOptional(type.getRawClass());
        boolean needed = ConstraintAnnotations.of(declaration.annotations()).stream()
                .anyMatch(c -> c instanceof NotNull || c instanceof NotEmpty || c instanceof NotBlank);
        boolean left = param.isPresent() && !param.get().required();
        boolean nullable = declaration.nullable() && !needed;
        boolean required = !optionalType && !left && !nullable && (moment == Moment.AT_CREATION || needed || marked);
        boolean mayBeNull = optionalType || nullable
                || left && !needed && moment == Moment.AT_CREATION && !type.isPrimitive();
        return new Property(name, type, declaration, required, mayBeNull, description(declaration), where);
    }

    static boolean isOptional(Class<?> type) {
        return OPTIONALS.contains(type);
    }

    private static String description(Declaration declaration) {
        return declaration.find(ToolParam.class).map(ToolParam::description).filter(text -> !text.isBlank())
                .or(() -> declaration.find(JsonPropertyDescription.class).map(JsonPropertyDescription::value))
                .orElse("");
    }
}

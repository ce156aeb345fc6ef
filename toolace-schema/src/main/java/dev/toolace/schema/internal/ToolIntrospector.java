package dev.toolace.schema.internal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import dev.toolace.schema.ToolParam;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Jackson should know beyond its own annotations, which go first: names given by {@link ToolParam}, names of
 * constructors' parameters, and the subtypes of sealed types. Immutable.
 */
@SuppressWarnings("NullAway") // Jackson takes null for "no opinion".
final class ToolIntrospector extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    /** The discriminator of sealed types without annotations. */
    private static final String TYPE_PROPERTY = "type";

    @Override
    public @Nullable String findImplicitPropertyName(AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter) {
            Parameter declared = parameter(parameter);
            return declared.isNamePresent() ? declared.getName() : null;
        }
        return null;
    }

    @Override
    public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
        return name(annotated);
    }

    @Override
    public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
        return name(annotated);
    }

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass annotated, JavaType baseType) {
        return SealedTypes.isWithin(annotated.getRawType())
                ? new StdTypeResolverBuilder(JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, TYPE_PROPERTY, null, false, null, null))
                : null;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        Class<?> type = annotated.getRawType();
        if (!SealedTypes.isSealed(type) || annotated.hasAnnotation(JsonSubTypes.class)) {
            return null;
        }
        return SealedTypes.leaves(type).stream().map(leaf -> new NamedType(leaf, SealedTypes.name(leaf))).toList();
    }

    /** The parameter as reflection has it. */
    static Parameter parameter(AnnotatedParameter parameter) {
        return ((Executable) parameter.getOwner().getAnnotated()).getParameters()[parameter.getIndex()];
    }

    private static @Nullable PropertyName name(Annotated annotated) {
        ToolParam param = annotated.getAnnotation(ToolParam.class);
        return param == null || param.name().isEmpty() ? null : PropertyName.construct(param.name());
    }
}

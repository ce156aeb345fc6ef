package dev.toolace.schema.internal;

import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the annotations of a property from everywhere it is declared: field, getter, setter and constructor. Jackson
 * merges some of them, and none that stand inside of a type. Stateless.
 */
final class Declarations {

    private Declarations() {}

    static Declaration of(AnnotatedParameter parameter) {
        return of(ToolIntrospector.parameter(parameter));
    }

    static Declaration of(Parameter parameter) {
        return Declaration.of(List.of(parameter), List.of(parameter.getAnnotatedType()));
    }

    static Declaration of(Class<?> bean, BeanPropertyDefinition definition) {
        List<AnnotatedElement> elements = new ArrayList<>();
        List<AnnotatedType> types = new ArrayList<>();
        AnnotatedParameter created = definition.getConstructorParameter();
        if (created != null) {
            Parameter parameter = ToolIntrospector.parameter(created);
            elements.add(parameter);
            types.add(parameter.getAnnotatedType());
        }
        AnnotatedMethod setter = definition.getSetter();
        if (setter != null && setter.getParameterCount() == 1) {
            Parameter parameter = setter.getAnnotated().getParameters()[0];
            elements.add(setter.getAnnotated());
            elements.add(parameter);
            types.add(parameter.getAnnotatedType());
        }
        field(bean, definition).ifPresent(field -> {
            elements.add(field);
            types.add(field.getAnnotatedType());
        });
        AnnotatedMethod getter = definition.getGetter();
        if (getter != null) {
            Method method = getter.getAnnotated();
            elements.add(method);
            types.add(method.getAnnotatedReturnType());
        }
        return Declaration.of(elements, types);
    }

    /** Jackson forgets private fields where there is a setter, but constraints stand on them. */
    private static Optional<Field> field(Class<?> bean, BeanPropertyDefinition definition) {
        AnnotatedField known = definition.getField();
        if (known != null) {
            return Optional.of(known.getAnnotated());
        }
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(definition.getInternalName())) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }
}

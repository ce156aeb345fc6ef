package dev.toolace.schema.internal;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The annotations of a place where a value stands, and the annotated types that hold those of its parts. There may be
 * several types, for example those of a field and of its setter. Immutable.
 *
 * @param annotations of the value
 * @param types its type as it is declared in each of the places
 */
record Declaration(Set<Annotation> annotations, List<AnnotatedType> types) {

    static Declaration of(Collection<? extends AnnotatedElement> elements, List<AnnotatedType> types) {
        Set<Annotation> annotations = new LinkedHashSet<>();
        elements.forEach(element -> annotations.addAll(Arrays.asList(element.getAnnotations())));
        types.forEach(type -> annotations.addAll(Arrays.asList(type.getAnnotations())));
        return new Declaration(annotations, types);
    }

    /** One of a number of type arguments: an element, a key, a value. */
    Declaration argument(int index, int count) {
        List<AnnotatedType> parts = new ArrayList<>();
        for (AnnotatedType type : types) {
            if (type instanceof AnnotatedParameterizedType generic) {
                AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
                if (arguments.length == count) {
                    parts.add(arguments[index] instanceof AnnotatedWildcardType wildcard
                            ? wildcard.getAnnotatedUpperBounds()[0] : arguments[index]);
                }
            }
        }
        return part(parts);
    }

    /**
     * The elements of an array. An annotation before {@code String[] names} is one of the declaration and, as Java has
     * it, of the elements' type at once: it is meant for the array.
     */
    Declaration elements() {
        List<AnnotatedType> parts = new ArrayList<>();
        for (AnnotatedType type : types) {
            if (type instanceof AnnotatedArrayType array) {
                parts.add(array.getAnnotatedGenericComponentType());
            }
        }
        Declaration part = part(parts);
        Set<Annotation> own = new LinkedHashSet<>(part.annotations);
        own.removeIf(annotation -> !(annotation instanceof JsonFormat) && annotations.contains(annotation));
        return new Declaration(own, parts);
    }

    /** A date's format counts for the dates in a list. */
    private Declaration part(List<AnnotatedType> parts) {
        Declaration part = of(List.of(), parts);
        find(JsonFormat.class).ifPresent(part.annotations::add);
        return part;
    }

    /** This with the annotations of what is around it. */
    Declaration within(Declaration outer) {
        Set<Annotation> all = new LinkedHashSet<>(outer.annotations);
        all.addAll(annotations);
        return new Declaration(all, types);
    }

    <A extends Annotation> Optional<A> find(Class<A> type) {
        return annotations.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Any annotation of that name: there are many, and none is the standard. */
    boolean nullable() {
        return annotations.stream().anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }
}

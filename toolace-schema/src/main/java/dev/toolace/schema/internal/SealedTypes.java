package dev.toolace.schema.internal;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sealed classes and interfaces, which list their subtypes by themselves. Stateless. */
final class SealedTypes {

    private SealedTypes() {}

    /** Enums with bodies are sealed too, and so are interfaces that the platform's own types implement. */
    static boolean isSealed(Class<?> type) {
        return type.isSealed() && !type.isEnum() && !type.getName().startsWith("java.");
    }

    /** Whether a type is sealed or a subtype of one that is. */
    static boolean isWithin(Class<?> type) {
        if (type.isEnum() || type.getName().startsWith("java.")) {
            return false;
        }
        if (isSealed(type) || type.getSuperclass() != null && isWithin(type.getSuperclass())) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isWithin(parent)) {
                return true;
            }
        }
        return false;
    }

    /** The permitted types that can have instances, in the order of their declaration. */
    static List<Class<?>> leaves(Class<?> type) {
        Set<Class<?>> leaves = new LinkedHashSet<>();
        collect(type, leaves);
        return new ArrayList<>(leaves);
    }

    private static void collect(Class<?> type, Set<Class<?>> leaves) {
        if (!Modifier.isAbstract(type.getModifiers())) {
            leaves.add(type);
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, leaves);
            }
        } else if (Modifier.isAbstract(type.getModifiers())) {
            // Open again: what implements it is not known. Kept, so that it is reported.
            leaves.add(type);
        }
    }

    static String name(Class<?> leaf) {
        JsonTypeName named = leaf.getAnnotation(JsonTypeName.class);
        return named == null || named.value().isEmpty() ? leaf.getSimpleName() : named.value();
    }
}

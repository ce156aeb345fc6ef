package dev.toolace.schema.internal;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.groups.Default;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds Bean Validation's own constraints among annotations: bare, repeated, and those that a constraint is composed
 * of. Those of other groups than the default one are left out, as a validator would. Stateless.
 */
final class ConstraintAnnotations {

    private static final String OWN = "jakarta.validation.constraints.";

    private ConstraintAnnotations() {}

    static Set<Annotation> of(Collection<Annotation> annotations) {
        Set<Annotation> found = new LinkedHashSet<>();
        annotations.forEach(annotation -> collect(annotation, found, new HashSet<>()));
        return found;
    }

    private static void collect(Annotation annotation, Set<Annotation> found, Set<Class<?>> seen) {
        Class<? extends Annotation> type = annotation.annotationType();
        if (type.isAnnotationPresent(Constraint.class)) {
            if (!isDefaultGroup(annotation) || !seen.add(type)) {
                return;
            }
            if (type.getName().startsWith(OWN)) {
                found.add(annotation);
                return;
            }
            // What an attribute of the composed constraint replaces cannot be told from the annotation on it.
            Set<Class<?>> overridden = overridden(type);
            for (Annotation part : type.getAnnotations()) {
                if (!overridden.contains(part.annotationType())) {
                    collect(part, found, seen);
                }
            }
            seen.remove(type);
        } else if (value(annotation, "value") instanceof Annotation[] repeated) {
            for (Annotation part : repeated) {
                collect(part, found, new HashSet<>());
            }
        }
    }

    private static boolean isDefaultGroup(Annotation annotation) {
        return !(value(annotation, "groups") instanceof Class<?>[] groups) || groups.length == 0
                || List.of(groups).contains(Default.class);
    }

    private static Set<Class<?>> overridden(Class<? extends Annotation> type) {
        Set<Class<?>> constraints = new HashSet<>();
        for (Method attribute : type.getDeclaredMethods()) {
            Arrays.stream(attribute.getAnnotationsByType(OverridesAttribute.class))
                    .map(OverridesAttribute::constraint).forEach(constraints::add);
        }
        return constraints;
    }

    private static @Nullable Object value(Annotation annotation, String attribute) {
        try {
            return annotation.annotationType().getMethod(attribute).invoke(annotation);
        } catch (ReflectiveOperationException e) {
            // It has none, or is not ours to look into: no constraint of Bean Validation.
            return null;
        }
    }
}

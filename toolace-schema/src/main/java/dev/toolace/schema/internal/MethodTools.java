package dev.toolace.schema.internal;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JavaType;
import dev.toolace.ToolaceException;
import dev.toolace.schema.ToolMethod;
import dev.toolace.schema.ToolParam;
import dev.toolace.tool.Tool;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the methods of an object that are tools. Stateless. */
public final class MethodTools {

    private MethodTools() {}

    /**
     * The tools of one object, in the order of their names: Java does not keep that of methods.
     *
     * @param target an object, or a class for its static methods
     * @return at least one
     * @throws ToolaceException TA-JAVA-001 or TA-JAVA-002 for a method that cannot be a tool
     */
    public static List<BoundMethod> of(Object target) {
        Class<?> type = target instanceof Class<?> itself ? itself : target.getClass();
        List<BoundMethod> tools = new ArrayList<>();
        for (Method method : annotated(type)) {
            if (target instanceof Class<?> && !Modifier.isStatic(method.getModifiers())) {
                throw Problems.method(signature(method), "is not static; pass an object instead of its class");
            }
            tools.add(bound(method, type, target));
        }
        if (tools.isEmpty()) {
            throw Problems.method(type.getName(), "has no method with @ToolMethod");
        }
        tools.sort(Comparator.comparing((BoundMethod tool) -> tool.tool().name())
                .thenComparing(BoundMethod::signature));
        return tools;
    }

    /** Annotated methods of the class and all above it; of several that override each other, the lowest. */
    private static List<Method> annotated(Class<?> type) {
        List<Method> methods = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Class<?> each : hierarchy(type)) {
            for (Method method : each.getDeclaredMethods()) {
                // A bridge, which has the annotations of its method, stands for the generic one that is overridden.
                if (method.isAnnotationPresent(ToolMethod.class)
                        && seen.add(method.getName() + Arrays.toString(method.getParameterTypes()))
                        && !method.isBridge()) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    private static Set<Class<?>> hierarchy(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            all.add(each);
        }
        for (Class<?> each : List.copyOf(all)) {
            addInterfaces(each, all);
        }
        return all;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> all) {
        for (Class<?> each : type.getInterfaces()) {
            all.add(each);
            addInterfaces(each, all);
        }
    }

    private static BoundMethod bound(Method method, Class<?> type, Object target) {
        String where = signature(method);
        if (!Modifier.isPublic(method.getModifiers())) {
            throw Problems.method(where, "is not public");
        }
        try {
            method.setAccessible(true);
        } catch (InaccessibleObjectException | SecurityException e) {
            throw Problems.method(where, "cannot be called; package " + method.getDeclaringClass().getPackageName()
                    + " must be open to dev.toolace.schema");
        }
        List<Property> parameters = parameters(method, type, where);
        ToolMethod annotation = method.getAnnotation(ToolMethod.class);
        String name = annotation.name().isEmpty() ? method.getName() : annotation.name();
        Tool tool = new Tool(name, annotation.description(), SchemaDocument.of(parameters, where));
        return new BoundMethod(tool, method, Modifier.isStatic(method.getModifiers()) ? null : target, parameters);
    }

    private static List<Property> parameters(Method method, Class<?> type, String where) {
        JavaType declaring = JsonBinding.MAPPER.constructType(type).findSuperType(method.getDeclaringClass());
        List<Property> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Parameter parameter : method.getParameters()) {
            String name = name(parameter, where);
            if (!names.add(name)) {
                throw Problems.method(where, "has two parameters named '" + name + "'");
            }
            JavaType resolved = JsonBinding.MAPPER.getTypeFactory()
                    .resolveMemberType(parameter.getParameterizedType(), declaring.getBindings());
            String place = where + ", parameter '" + name + "'";
            if (parameter.isAnnotationPresent(JsonFormat.class)) {
                throw Problems.type(place, "@JsonFormat works for properties only; use a record");
            }
            parameters.add(Property.of(
                    name, resolved, Declarations.of(parameter), Property.Moment.AT_CREATION, false, place));
        }
        return parameters;
    }

    private static String name(Parameter parameter, String where) {
        ToolParam annotation = parameter.getAnnotation(ToolParam.class);
        if (annotation != null && !annotation.name().isEmpty()) {
            return annotation.name();
        }
        if (!parameter.isNamePresent()) {
            throw Problems.method(where, "the names of its parameters are not in the class file;"
                    + " compile with -parameters, or give each a name with @ToolParam");
        }
        return parameter.getName();
    }

    static String signature(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}

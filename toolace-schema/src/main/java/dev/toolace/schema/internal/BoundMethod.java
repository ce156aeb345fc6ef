package dev.toolace.schema.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.schema.SchemaErrors;
import dev.toolace.tool.Tool;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A method with the object that it belongs to. As safe for use by many threads as that object is. */
public final class BoundMethod {

    private final Tool tool;
    private final Method method;
    private final @Nullable Object target;
    private final List<Property> parameters;

    BoundMethod(Tool tool, Method method, @Nullable Object target, List<Property> parameters) {
        this.tool = tool;
        this.method = method;
        this.target = target;
        this.parameters = List.copyOf(parameters);
    }

    /**
     * What the model sees.
     *
     * @return the tool
     */
    public Tool tool() {
        return tool;
    }

    /**
     * The method, for messages.
     *
     * @return such as {@code Weather.forecast(String, int)}
     */
    public String signature() {
        return MethodTools.signature(method);
    }

    /**
     * Runs the method.
     *
     * @param arguments that satisfy the tool's schema
     * @return what the method returns
     * @throws ToolaceException TA-JAVA-003 if Java refuses an argument, TA-JAVA-004 if the method throws
     */
    public @Nullable Object invoke(JsonObject arguments) {
        @Nullable Object[] values = new @Nullable Object[parameters.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(parameters.get(i), arguments);
        }
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw new ToolaceException(SchemaErrors.INVOCATION, tool.name() + ": " + cause, cause);
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw Problems.binding(tool.name(), "", e);
        }
    }

    private @Nullable Object value(Property parameter, JsonObject arguments) {
        JsonValue given = arguments.get(parameter.name());
        if (given == null) {
            return absent(parameter.type().getRawClass());
        }
        try {
            return JsonBinding.read(parameter.type(), given);
        } catch (JsonProcessingException e) {
            String name = parameter.name().replace("~", "~0").replace("/", "~1");
            throw Problems.binding(tool.name(), "/" + name + Problems.pointer(e), e);
        }
    }

    private static @Nullable Object absent(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        } else if (type == OptionalInt.class) {
            return OptionalInt.empty();
        } else if (type == OptionalLong.class) {
            return OptionalLong.empty();
        } else if (type == OptionalDouble.class) {
            return OptionalDouble.empty();
        }
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }
}

package dev.toolace.schema.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A class as the parameters of a tool. Immutable and safe for use by many threads.
 *
 * @param <T> the class
 */
public final class TypeBinding<T> {

    private final Class<T> type;
    private final JavaType javaType;

    /**
     * Looks at nothing yet.
     *
     * @param type a record or bean
     */
    public TypeBinding(Class<T> type) {
        this.type = type;
        this.javaType = JsonBinding.MAPPER.constructType(type);
    }

    /**
     * Describes the class.
     *
     * @return a JSON Schema
     * @throws ToolaceException TA-JAVA-001 for what has none
     */
    public JsonObject schema() {
        return SchemaDocument.of(javaType);
    }

    /**
     * Makes an object of arguments that satisfy the schema.
     *
     * @param tool for messages
     * @param arguments of a call
     * @return the object
     * @throws ToolaceException TA-JAVA-003 if Java refuses them
     */
    public T bind(String tool, JsonObject arguments) {
        try {
            @Nullable Object bound = JsonBinding.read(javaType, arguments);
            if (bound == null) {
                throw Problems.binding(tool, "", new IllegalStateException("the object became null"));
            }
            return type.cast(bound);
        } catch (JsonProcessingException e) {
            throw Problems.binding(tool, Problems.pointer(e), e);
        }
    }

    /**
     * Makes arguments of an object.
     *
     * @param tool for messages
     * @param value the object
     * @return arguments, not checked
     * @throws ToolaceException TA-JAVA-003 if the object cannot be written
     */
    public JsonObject unbind(String tool, T value) {
        try {
            JsonValue written = JsonBinding.write(javaType, value);
            if (written instanceof JsonObject object) {
                return object;
            }
            throw Problems.binding(tool, "", new IllegalStateException("the object is not written as one in JSON"));
        } catch (JsonProcessingException e) {
            throw Problems.binding(tool, Problems.pointer(e), e);
        }
    }
}

package dev.toolace.schema;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.schema.internal.CheckedCalls;
import dev.toolace.schema.internal.TypeBinding;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.List;

/**
 * A tool whose parameters are the properties of a class. Immutable and safe for use by many threads.
 *
 * @param <T> a record, a class that Jackson can read, or a sealed interface of these
 */
public final class TypedTool<T> {

    private final ToolSet tools;
    private final TypeBinding<T> binding;

    private TypedTool(ToolSet tools, TypeBinding<T> binding) {
        this.tools = tools;
        this.binding = binding;
    }

    /**
     * Describes a class.
     *
     * @param name of the tool
     * @param description what it does, for the model to read
     * @param parameters the class; its package must be open to Jackson if its module is named
     * @param <T> the class
     * @return the tool
     * @throws ToolaceException TA-JAVA-001 for what cannot be described, and as {@link Tool}'s constructor
     */
    public static <T> TypedTool<T> of(String name, String description, Class<T> parameters) {
        TypeBinding<T> binding = new TypeBinding<>(parameters);
        return new TypedTool<>(ToolSet.of(List.of(new Tool(name, description, binding.schema()))), binding);
    }

    /**
     * What to offer to a model.
     *
     * @return the tool
     */
    public Tool tool() {
        return tools.tools().get(0);
    }

    /**
     * The arguments of a call as an object. The call is checked against the schema first.
     *
     * @param call a call of this tool
     * @return a new object
     * @throws ToolaceException TA-JAVA-003 if the call names another tool, or the schema or Java refuses the arguments
     */
    public T bind(Call call) {
        CheckedCalls.check(call, tools);
        return binding.bind(tool().name(), call.arguments());
    }

    /**
     * The call that would be bound to an object, for examples in prompts and for tests. What is null or an empty
     * {@code Optional} is left out.
     *
     * @param arguments the object
     * @return a call that satisfies the schema
     * @throws ToolaceException TA-JAVA-003 if the object does not satisfy the schema
     */
    public Call call(T arguments) {
        Call call = new Call(tool().name(), binding.unbind(tool().name(), arguments));
        CheckedCalls.check(call, tools);
        return call;
    }
}

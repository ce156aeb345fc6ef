package dev.toolace.schema;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.schema.internal.BoundMethod;
import dev.toolace.schema.internal.CheckedCalls;
import dev.toolace.schema.internal.MethodTools;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The methods with {@link ToolMethod} of some objects, as tools that can be offered and called. Parameters are
 * described by their Java types, Bean Validation's constraints and Jackson's annotations; arguments are bound by
 * Jackson.
 *
 * <p>Immutable, and as safe for use by many threads as the objects' methods are.
 */
public final class JavaTools {

    private final ToolSet tools;
    private final Map<String, BoundMethod> methods;

    private JavaTools(ToolSet tools, Map<String, BoundMethod> methods) {
        this.tools = tools;
        this.methods = methods;
    }

    /**
     * Describes the annotated methods of objects.
     *
     * @param objects each with at least one public method with {@link ToolMethod}; a {@code Class} stands for its
     *     static methods
     * @return the tools, in the order of the objects and, for each, of the names
     * @throws ToolaceException TA-JAVA-001 for a parameter that cannot be described, TA-JAVA-002 for a method that
     *     cannot be a tool, TA-TOOL-005 for two methods with one name, and as {@link Tool}'s constructor
     */
    public static JavaTools of(Object... objects) {
        Map<String, BoundMethod> methods = new LinkedHashMap<>();
        for (Object object : objects) {
            for (BoundMethod method : MethodTools.of(object)) {
                BoundMethod other = methods.putIfAbsent(method.tool().name(), method);
                if (other != null) {
                    throw new ToolaceException(ErrorId.TOOL_DUPLICATE, "two tools are named '" + method.tool().name()
                            + "': " + other.signature() + " and " + method.signature());
                }
            }
        }
        return new JavaTools(ToolSet.of(methods.values().stream().map(BoundMethod::tool).toList()), methods);
    }

    /**
     * What to offer to a model.
     *
     * @return the tools in order, not modifiable
     */
    public List<Tool> tools() {
        return tools.tools();
    }

    /**
     * Runs the method that a call names. The call is checked against the schema first.
     *
     * @param call a call of one of the tools
     * @return what the method returns; null for none
     * @throws ToolaceException TA-JAVA-003 if no tool has that name, or its schema or Java refuses the arguments;
     *     TA-JAVA-004 if the method throws an exception, which is the cause
     */
    public @Nullable Object invoke(Call call) {
        CheckedCalls.check(call, tools);
        BoundMethod method = methods.get(call.name());
        if (method == null) {
            throw new IllegalStateException("a checked call names a tool");
        }
        return method.invoke(call.arguments());
    }
}

package dev.toolace.tool;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.internal.json.Place;
import dev.toolace.internal.schema.CompiledSchemas;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tools on offer: ordered, with unique names. Immutable and safe for use by many threads; schemas are compiled on
 * first use and kept, so a set that is used for many queries should be kept too.
 */
public final class ToolSet {

    static {
        // The validator reads the cache without a public method that would show an internal type.
        CompiledSchemas.install(set -> set.schemas);
    }

    /** The set without tools. */
    public static final ToolSet EMPTY = new ToolSet(Map.of());

    private final Map<String, Tool> byName;
    private final List<Tool> tools;
    private final CompiledSchemas schemas;

    private ToolSet(Map<String, Tool> byName) {
        this.byName = byName;
        this.tools = List.copyOf(byName.values());
        this.schemas = new CompiledSchemas();
    }

    /**
     * Makes a set within {@link Limits#DEFAULT}.
     *
     * @param tools the tools in order
     * @return the set
     * @throws ToolaceException TA-TOOL-005 for a name that occurs twice, TA-TOOL-006 for too many tools
     */
    public static ToolSet of(List<Tool> tools) {
        return of(tools, Limits.DEFAULT);
    }

    /**
     * Makes a set.
     *
     * @param tools the tools in order
     * @param limits bounds on the number of tools
     * @return the set
     * @throws ToolaceException TA-TOOL-005 for a name that occurs twice, TA-TOOL-006 for too many tools
     */
    public static ToolSet of(List<Tool> tools, Limits limits) {
        if (tools.size() > limits.maxTools()) {
            throw new ToolaceException(ErrorId.TOOL_LIMIT,
                    tools.size() + " tools were offered, at most " + limits.maxTools() + " are allowed");
        }
        Map<String, Tool> byName = new LinkedHashMap<>();
        for (Tool tool : tools) {
            if (byName.putIfAbsent(tool.name(), tool) != null) {
                throw new ToolaceException(ErrorId.TOOL_DUPLICATE,
                        "two tools are named " + Place.shorten(tool.name()));
            }
        }
        return new ToolSet(Collections.unmodifiableMap(byName));
    }

    /**
     * Looks up a tool by its exact name.
     *
     * @param name the name
     * @return the tool, if offered
     */
    public Optional<Tool> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The tools.
     *
     * @return in the order given, not modifiable
     */
    public List<Tool> tools() {
        return tools;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ToolSet set && tools.equals(set.tools);
    }

    @Override
    public int hashCode() {
        return tools.hashCode();
    }

    @Override
    public String toString() {
        return "ToolSet" + byName.keySet();
    }
}

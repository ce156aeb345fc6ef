package dev.toolace.internal.schema;

import com.networknt.schema.Schema;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compiled schemas of one tool set, made on first use. Safe for use by many threads. */
public final class CompiledSchemas {

    private static volatile @Nullable Function<ToolSet, CompiledSchemas> access;

    private final Map<String, Schema> byName = new ConcurrentHashMap<>();

    /** An empty cache. */
    public CompiledSchemas() {}

    /**
     * Lets {@link #in} reach into tool sets. Called once, by the class of tool sets itself.
     *
     * @param accessor gives a set's cache
     */
    public static void install(Function<ToolSet, CompiledSchemas> accessor) {
        access = accessor;
    }

    /**
     * The cache of a tool set.
     *
     * @param tools the set
     * @return its compiled schemas
     */
    public static CompiledSchemas in(ToolSet tools) {
        // A set exists, so its class was initialised and has installed the accessor.
        return Objects.requireNonNull(access).apply(tools);
    }

    /**
     * The validator of a tool's parameters.
     *
     * @param tool one tool of the set
     * @return its compiled schema
     */
    public Schema of(Tool tool) {
        return byName.computeIfAbsent(tool.name(), name -> Compiler.compile(tool.parameters()));
    }
}

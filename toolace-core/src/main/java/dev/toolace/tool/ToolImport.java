package dev.toolace.tool;

import dev.toolace.json.JsonObject;
import java.util.List;
import java.util.Objects;

/**
 * Tools that were read from a dialect. Immutable and safe for use by many threads.
 *
 * @param dialect the dialect that they were read as
 * @param tools in order; names may repeat, which only a {@link ToolSet} refuses
 * @param extras for each tool the members of its definition that a {@link Tool} has no place for, such as MCP's
 *     {@code annotations} or Anthropic's {@code cache_control}; as many as there are tools
 * @param notes what was not taken over as it was; each of the extras has one too. Empty where nothing was lost
 */
public record ToolImport(
        ToolDialect dialect, List<Tool> tools, List<JsonObject> extras, List<DialectNote> notes) {

    /** Copies the lists. */
    public ToolImport {
        Objects.requireNonNull(dialect);
        tools = List.copyOf(tools);
        extras = List.copyOf(extras);
        notes = List.copyOf(notes);
        if (tools.size() != extras.size()) {
            throw new IllegalArgumentException("as many extras as tools are needed");
        }
    }
}

package dev.toolace.internal.tool;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.List;
import java.util.Set;

/** What is particular to a dialect. Implementations are stateless. */
public interface DialectRules {

    /**
     * The members of a definition.
     *
     * @return their names
     */
    Members members();

    /**
     * Makes JSON Schema of what stands in a definition.
     *
     * @param member which of the schema members it is
     * @param schema its value
     * @param at its place
     * @param report takes notes
     * @return JSON Schema, not checked yet
     */
    JsonObject readSchema(String member, JsonObject schema, Pointer at, Report report);

    /**
     * Writes a definition.
     *
     * @param tool the tool
     * @param at its place among the tools
     * @param strict whether strict mode is asked for
     * @param report takes notes
     * @return the definition
     */
    JsonObject write(Tool tool, Pointer at, boolean strict, Report report);

    /**
     * Puts definitions together.
     *
     * @param definitions in order
     * @return what the dialect has as a list of tools
     */
    default JsonValue list(List<JsonObject> definitions) {
        return new JsonArray(List.copyOf(definitions));
    }

    /**
     * Whether definitions can ask for strict mode.
     *
     * @return false for most
     */
    default boolean hasStrictMode() {
        return false;
    }

    /**
     * The members of a definition.
     *
     * @param schema names of which at most one may be there
     * @param schemaNeeded whether a definition without any of them is malformed
     * @param wrapped whether the parts may stand in a member {@code function}
     * @param types values of {@code type} that say no more than that this is such a definition. Empty: {@code type} has
     *     no meaning. With any other value and without a schema, it is a tool that the provider runs
     * @param providersUnnamed whether a tool that the provider runs is one without a name
     */
    record Members(
            List<String> schema, boolean schemaNeeded, boolean wrapped, Set<String> types, boolean providersUnnamed) {}
}

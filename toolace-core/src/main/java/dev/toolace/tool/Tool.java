package dev.toolace.tool;

import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.internal.schema.ToolChecks;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that a model may call. Immutable and safe for use by many threads.
 *
 * <p>Every tool that exists is usable: its schema was checked when it was made, without any network use.
 *
 * @param name 1 to 128 characters without control characters and without space at either end; dots and inner
 *     spaces are allowed
 * @param description what it does, for the model to read; may be empty
 * @param parameters a JSON Schema of an object. Draft 2020-12 unless {@code $schema} names draft 4, 6, 7 or 2019-09;
 *     references must be local ({@code #...})
 */
public record Tool(String name, String description, JsonObject parameters) {

    /**
     * Checks the name and the schema.
     *
     * @throws ToolaceException TA-TOOL-002 for the name, TA-TOOL-003 for an invalid schema, TA-TOOL-004 for a
     *     reference to another document, TA-TOOL-006 for a schema or description beyond {@link Limits#DEFAULT}, TA-TOOL-007 for a
     *     reference that leads nowhere or back to itself
     */
    public Tool {
        ToolChecks.checkName(name);
        ToolChecks.checkDescription(name, description);
        ToolChecks.checkParameters(name, parameters);
    }

    /**
     * Reads one definition: {@code {"name","description","parameters"}}, bare or inside OpenAI's
     * {@code {"type":"function","function":{...}}}. An absent description is empty; absent parameters are none.
     * Other members are ignored.
     *
     * @param json a JSON object
     * @return the tool
     * @throws ToolaceException TA-JSON-001 or TA-JSON-002 for bad JSON, TA-TOOL-001 for a malformed definition, and
     *     as the constructor
     */
    public static Tool parse(String json) {
        return ToolReader.read(json);
    }

    /**
     * Reads a JSON array of definitions, each as for {@link #parse(String)}.
     *
     * @param jsonArray a JSON array
     * @return the tools in order
     * @throws ToolaceException as {@link #parse(String)}; the message names the index
     */
    public static List<Tool> parseAll(String jsonArray) {
        return ToolReader.readAll(jsonArray);
    }

    /**
     * Reads one definition that is JSON already.
     *
     * @param definition as for {@link #parse(String)}
     * @return the tool
     * @throws ToolaceException TA-TOOL-001 for a malformed definition, and as the constructor
     */
    public static Tool of(JsonObject definition) {
        return ToolReader.read(definition);
    }

    /**
     * The definition in OpenAI's form, which chat templates expect.
     *
     * @return {@code {"type":"function","function":{"name","description","parameters"}}}
     */
    public JsonObject toJson() {
        Map<String, JsonValue> function = new LinkedHashMap<>();
        function.put("name", new JsonString(name));
        function.put("description", new JsonString(description));
        function.put("parameters", parameters);
        return JsonObject.EMPTY.with("type", new JsonString("function")).with("function", new JsonObject(function));
    }
}

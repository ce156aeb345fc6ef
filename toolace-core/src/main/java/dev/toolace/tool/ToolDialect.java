package dev.toolace.tool;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.internal.json.Place;
import dev.toolace.internal.tool.DialectDetector;
import dev.toolace.internal.tool.DialectReader;
import dev.toolace.internal.tool.DialectRules;
import dev.toolace.internal.tool.DialectWriter;
import dev.toolace.internal.tool.PlainDialect;
import dev.toolace.internal.tool.bfcl.BfclDialect;
import dev.toolace.internal.tool.gemini.GeminiDialect;
import dev.toolace.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A way to write tool definitions as JSON. Reading and writing are pure functions, safe for use by many threads.
 *
 * <p>A conversion never loses anything silently: what a dialect, or a {@link Tool}, cannot say is in the notes. It
 * never makes a schema stricter: arguments that were valid stay valid. Nothing is renamed: a name that the dialect's
 * service would refuse is kept, with a note.
 */
public enum ToolDialect {

    /** OpenAI's chat completions: {@code {"type":"function","function":{"name","parameters",...}}}. */
    OPENAI("openai", PlainDialect.OPENAI),

    /** OpenAI's Responses API: {@code {"type":"function","name","parameters","strict",...}}. */
    OPENAI_RESPONSES("openai-responses", PlainDialect.OPENAI_RESPONSES),

    /** Anthropic's Messages API: {@code {"name","description","input_schema"}}. */
    ANTHROPIC("anthropic", PlainDialect.ANTHROPIC),

    /** Model Context Protocol, as in the answer to {@code tools/list}: {@code {"name","description","inputSchema"}}. */
    MCP("mcp", PlainDialect.MCP),

    /**
     * Gemini: {@code functionDeclarations} whose {@code parameters} are a subset of OpenAPI 3.0's schemas. Every Gemini
     * API takes it; it cannot say much of JSON Schema.
     */
    GEMINI("gemini", GeminiDialect.SUBSET),

    /** Gemini with {@code parametersJsonSchema}, which takes JSON Schema as it is; older models and APIs do not. */
    GEMINI_JSON_SCHEMA("gemini-json-schema", GeminiDialect.JSON_SCHEMA),

    /** The Berkeley Function-Calling Leaderboard's data: types such as {@code dict} and {@code float}. */
    BFCL("bfcl", BfclDialect.INSTANCE);

    private final String id;
    private final DialectRules rules;

    ToolDialect(String id, DialectRules rules) {
        this.id = id;
        this.rules = rules;
    }

    /**
     * The name on the command line.
     *
     * @return such as {@code openai-responses}
     */
    public String id() {
        return id;
    }

    /**
     * Looks up a dialect.
     *
     * @param id as {@link #id()} gives it
     * @return the dialect
     * @throws ToolaceException TA-TOOL-008 if none has this name
     */
    public static ToolDialect byName(String id) {
        for (ToolDialect dialect : values()) {
            if (dialect.id.equals(id)) {
                return dialect;
            }
        }
        String known = Arrays.stream(values()).map(ToolDialect::id).collect(Collectors.joining(", "));
        throw new ToolaceException(ErrorId.TOOL_DIALECT,
                "no dialect is named " + Place.shorten(id) + "; there are " + known);
    }

    /**
     * Tells the dialect by the members that only one of them has, and by its names of types.
     *
     * @param json one definition, an array of them, or an object around them, as for {@link #read(JsonValue, Limits)}
     * @return the dialect
     * @throws ToolaceException TA-TOOL-008 if nothing tells it or definitions contradict each other, TA-TOOL-001 if
     *     there are no definitions in it, TA-JSON-002 or TA-TOOL-006 beyond {@link Limits#DEFAULT}
     */
    public static ToolDialect detect(JsonValue json) {
        return DialectDetector.detect(json, Limits.DEFAULT);
    }

    /**
     * Reads definitions of any dialect, within {@link Limits#DEFAULT}.
     *
     * @param json the text
     * @return tools, notes, and the dialect that {@link #detect(JsonValue)} tells
     * @throws ToolaceException as {@link #detect(JsonValue)} and {@link #read(String, Limits)}
     */
    public static ToolImport readAny(String json) {
        JsonValue definitions = JsonValue.parse(json, DialectReader.around(Limits.DEFAULT));
        return detect(definitions).read(definitions);
    }

    /**
     * Reads within {@link Limits#DEFAULT}.
     *
     * @param json the text
     * @return tools and notes
     * @throws ToolaceException as {@link #read(String, Limits)}
     */
    public ToolImport read(String json) {
        return read(json, Limits.DEFAULT);
    }

    /**
     * Parses a text and reads the definitions in it.
     *
     * @param json the text
     * @param limits bounds on the text, the tools and their schemas
     * @return tools and notes
     * @throws ToolaceException TA-JSON-001 for malformed text, and as {@link #read(JsonValue, Limits)}
     */
    public ToolImport read(String json, Limits limits) {
        return read(JsonValue.parse(json, DialectReader.around(limits)), limits);
    }

    /**
     * Reads within {@link Limits#DEFAULT}.
     *
     * @param json the definitions
     * @return tools and notes
     * @throws ToolaceException as {@link #read(JsonValue, Limits)}
     */
    public ToolImport read(JsonValue json) {
        return read(json, Limits.DEFAULT);
    }

    /**
     * Reads one definition, an array of them, or an object that holds such an array as {@code tools},
     * {@code functions}, {@code function} or {@code functionDeclarations}: a request's body, for example. Tools that a
     * provider runs itself, which have no schema, are left out with a note.
     *
     * @param json the definitions
     * @param limits bounds on the number of tools and on each schema's depth and size; the JSON around a schema may
     *     add eight levels
     * @return tools and notes
     * @throws ToolaceException TA-TOOL-001 for a malformed definition, with a JSON Pointer to it; TA-JSON-002 and
     *     TA-TOOL-006 beyond a limit; and as {@link Tool#Tool(String, String, dev.toolace.json.JsonObject)}
     */
    public ToolImport read(JsonValue json, Limits limits) {
        return new DialectReader(this, rules, limits).read(json);
    }

    /**
     * Writes tools.
     *
     * @param tools the tools in order
     * @return JSON and notes
     */
    public ToolExport write(List<Tool> tools) {
        return DialectWriter.write(this, rules, tools, false);
    }

    /**
     * Writes tools, and asks for OpenAI's strict mode for each one whose schema is within the documented subset. For
     * the others the notes say why not, and {@code strict} is false: making optional parameters required would change
     * which arguments are valid. The subset's bounds on size are not checked.
     *
     * @param tools the tools in order
     * @return JSON and notes
     * @throws ToolaceException TA-CONFIG-001 unless this is {@link #OPENAI} or {@link #OPENAI_RESPONSES}
     */
    public ToolExport writeStrict(List<Tool> tools) {
        if (!rules.hasStrictMode()) {
            throw new ToolaceException(ErrorId.CONFIG, "dialect " + id + " has no strict mode");
        }
        return DialectWriter.write(this, rules, tools, true);
    }
}

package dev.toolace.internal.schema;

import com.networknt.schema.Error;
import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.ToolaceException;
import dev.toolace.internal.json.JacksonJson;
import dev.toolace.internal.json.JsonDepth;
import dev.toolace.internal.json.Place;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** What every tool must satisfy. Stateless. */
public final class ToolChecks {

    private static final int MAX_NAME = 128;

    private ToolChecks() {}

    /**
     * Checks a tool's name.
     *
     * @param name the name
     */
    public static void checkName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new ToolaceException(ErrorId.TOOL_NAME,
                    "a tool's name has 1 to " + MAX_NAME + " characters, not " + Place.shorten(name));
        }
        if (!name.strip().equals(name)) {
            throw new ToolaceException(ErrorId.TOOL_NAME,
                    "a tool's name has no space at either end: " + Place.shorten(name));
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw new ToolaceException(ErrorId.TOOL_NAME,
                    "a tool's name has no control characters: " + Place.shorten(name));
        }
    }

    /**
     * Checks a tool's description, which may be as long as a schema.
     *
     * @param tool the tool's name, for messages
     * @param description the description
     */
    public static void checkDescription(String tool, String description) {
        int most = Limits.DEFAULT.maxSchemaBytes();
        if (description.length() > most) {
            throw new ToolaceException(ErrorId.TOOL_LIMIT, "tool " + Place.shorten(tool) + ": description has "
                    + description.length() + " characters, at most " + most + " are allowed");
        }
    }

    /**
     * Checks a tool's parameter schema.
     *
     * @param tool the tool's name, for messages
     * @param parameters the schema
     */
    public static void checkParameters(String tool, JsonObject parameters) {
        try {
            checkSize(parameters, Limits.DEFAULT);
            checkType(parameters);
            checkSchema(parameters);
        } catch (ToolaceException e) {
            throw new ToolaceException(e.errorId(), "tool " + Place.shorten(tool) + ": " + e.detail(), e);
        }
    }

    /**
     * Checks a schema of any value.
     *
     * @param schema the schema
     */
    public static void checkSchema(JsonObject schema) {
        Draft draft = Draft.of(schema).orElseThrow(() -> new ToolaceException(ErrorId.TOOL_SCHEMA,
                "unknown $schema; known are draft 4, 6, 7, 2019-09 and 2020-12 of json-schema.org"));
        checkAgainstMetaSchema(draft, schema);
        new SchemaGraph(schema, draft.idKeyword()).check();
        Compiler.compile(schema);
    }

    /**
     * Checks a schema's size.
     *
     * @param parameters the schema
     * @param limits bounds on depth and bytes
     */
    public static void checkSize(JsonObject parameters, Limits limits) {
        if (JsonDepth.exceeds(parameters, limits.maxDepth())) {
            throw new ToolaceException(ErrorId.TOOL_LIMIT,
                    "schema nests deeper than " + limits.maxDepth() + " levels");
        }
        int bytes = parameters.toJson().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limits.maxSchemaBytes()) {
            throw new ToolaceException(ErrorId.TOOL_LIMIT,
                    "schema has " + bytes + " bytes, at most " + limits.maxSchemaBytes() + " are allowed");
        }
    }

    /** Arguments are always an object; a schema that wants anything else could never be satisfied. */
    private static void checkType(JsonObject parameters) {
        JsonValue type = parameters.get("type");
        JsonString object = new JsonString("object");
        boolean fits = type == null || type.equals(object)
                || type instanceof JsonArray types && types.elements().contains(object);
        if (!fits) {
            throw new ToolaceException(ErrorId.TOOL_SCHEMA, "parameters must have \"type\":\"object\"");
        }
    }

    private static void checkAgainstMetaSchema(Draft draft, JsonObject parameters) {
        List<Error> errors = draft.metaSchema().validate(JacksonJson.toJackson(parameters));
        errors.stream().min(Comparator.comparing(e -> e.getInstanceLocation().toString())).ifPresent(error -> {
            throw new ToolaceException(ErrorId.TOOL_SCHEMA,
                    "schema is invalid at " + ErrorTexts.path(error) + ": " + ErrorTexts.message(error));
        });
    }
}

package dev.toolace.internal.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.internal.json.JacksonJson;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes validators of schemas that passed the checks of {@link ToolChecks}. Stateless. */
final class Compiler {

    private static final int MAX_REASON = 200;

    private Compiler() {}

    /** Compiles; throws TA-TOOL-003 for what only compiling finds, such as a malformed pattern. */
    static Schema compile(JsonObject parameters) {
        Draft draft = Draft.of(parameters).orElse(Draft.DRAFT_2020_12);
        // A root id only says where the document came from; without it references cannot lead there.
        Map<String, JsonValue> members = new LinkedHashMap<>(parameters.members());
        members.remove(draft.idKeyword());
        try {
            Schema schema = draft.registry().getSchema(JacksonJson.toJackson(new JsonObject(members)));
            schema.initializeValidators();
            return schema;
        } catch (SchemaException e) {
            throw new ToolaceException(ErrorId.TOOL_SCHEMA, "schema is invalid: " + firstLine(e), e);
        } catch (StackOverflowError e) {
            throw new ToolaceException(ErrorId.TOOL_LIMIT, "schema is too deeply nested to be compiled", e);
        }
    }

    private static String firstLine(SchemaException e) {
        String text = String.valueOf(e.getMessage());
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON);
    }
}

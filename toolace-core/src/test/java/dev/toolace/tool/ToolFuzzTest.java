package dev.toolace.tool;

import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.testing.RandomJson;
import dev.toolace.testing.RandomSchemas;
import dev.toolace.validation.CallValidator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a schema looks like, making a tool gives a tool or a ToolaceException; and a tool can be validated. */
class ToolFuzzTest {

    private final RandomSchemas schemas = new RandomSchemas(31);
    private final RandomJson values = new RandomJson(32);

    @Test
    void randomSchemas() {
        int made = 0;
        for (int i = 0; i < 6000; i++) {
            made += check(schemas.schema(4)) ? 1 : 0;
        }
        assertThat(made).isBetween(300, 5900);
    }

    @Test
    void mutatedDefinitions() {
        String good = "{\"name\":\"f\",\"description\":\"d\",\"parameters\":{\"type\":\"object\",\"properties\":{\"x\":"
                + "{\"type\":\"string\",\"pattern\":\"^[a-z]+$\"},\"y\":{\"$ref\":\"#/$defs/a\"}},\"$defs\":{\"a\":"
                + "{\"anyOf\":[{\"type\":\"integer\",\"minimum\":1},{\"enum\":[\"p\",null]}]}},\"required\":[\"x\"]}}";
        for (int i = 0; i < 5000; i++) {
            String text = values.mutate(good);
            try {
                assertThat(Tool.parse(text).name()).isNotBlank();
            } catch (ToolaceException e) {
                assertThat(e.errorId().code()).startsWith("TA-");
            }
        }
    }

    private boolean check(JsonObject schema) {
        Tool tool;
        try {
            tool = new Tool("f", "", schema);
        } catch (ToolaceException e) {
            assertThat(e.errorId()).isIn(ErrorId.TOOL_SCHEMA, ErrorId.TOOL_REFERENCE, ErrorId.TOOL_REMOTE_REFERENCE,
                    ErrorId.TOOL_LIMIT);
            return false;
        }
        for (String arguments : List.of("{}", "{\"x\":1,\"a\":\"a\"}", "{\"x\":{\"x\":[null,1,\"a\"]},\"a\":[{}]}")) {
            assertThat(new CallValidator().validate(List.of(new Call("f", object(arguments))), set(tool)))
                    .as(schema.toJson()).allSatisfy(error -> assertThat(error.message()).isNotBlank());
        }
        return true;
    }
}

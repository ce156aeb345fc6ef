package dev.toolace.validation;

import static dev.toolace.testing.Tools.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ToolaceException;
import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.RandomJson;
import dev.toolace.testing.RandomSchemas;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the schema and the arguments, validation gives errors that are whole, bounded, sorted and repeatable. */
class ValidationFuzzTest {

    private static final Comparator<ValidationError> ORDER = Comparator.comparing(ValidationError::path)
            .thenComparing(ValidationError::keyword).thenComparing(ValidationError::message);

    private final RandomSchemas schemas = new RandomSchemas(71);
    private final RandomJson values = new RandomJson(72);
    private final Random random = new Random(73);
    private final CallValidator validator = new CallValidator();

    @Test
    void randomArgumentsAgainstRandomSchemas() {
        int invalid = 0;
        for (int i = 0; i < 6000; i++) {
            Optional<Tool> tool = tool(schemas.schema(4));
            if (tool.isPresent()) {
                for (int j = 0; j < 3; j++) {
                    invalid += check(tool.get(), arguments()) ? 1 : 0;
                }
            }
        }
        assertThat(invalid).isGreaterThan(500);
    }

    private boolean check(Tool tool, JsonObject arguments) {
        ToolSet tools = set(tool);
        List<Call> calls = List.of(new Call("f", arguments));
        List<ValidationError> errors = validator.validate(calls, tools);
        assertThat(validator.validate(calls, set(tool))).as("%s %s", tool.parameters(), arguments).isEqualTo(errors);
        assertThat(errors).isSortedAccordingTo(ORDER).doesNotHaveDuplicates().allSatisfy(error -> {
            assertThat(error.message()).isNotBlank().hasSizeLessThan(300).doesNotContain("does not satisfy ");
            assertThat(error.keyword()).isNotIn("schema");
            assertThat(error.found()).hasSizeLessThan(100);
            assertThat(error.path().isEmpty() || error.path().startsWith("/")).isTrue();
        });
        return !errors.isEmpty();
    }

    /** Names that the schemas use, so that their parts apply. */
    private JsonObject arguments() {
        JsonObject arguments = values.object(3);
        for (String name : List.of("x", "a")) {
            if (random.nextInt(3) > 0) {
                JsonValue value = random.nextBoolean() ? values.object(2).with("x", values.value(2)) : values.value(3);
                arguments = arguments.with(name, value);
            }
        }
        return arguments;
    }

    private static Optional<Tool> tool(JsonObject schema) {
        try {
            return Optional.of(new Tool("f", "", schema));
        } catch (ToolaceException e) {
            return Optional.empty();
        }
    }
}

package dev.toolace.validation;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.call.Call;
import dev.toolace.conversation.Role;
import dev.toolace.refine.StopReason;
import dev.toolace.tool.Tool;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and codes must not follow the JVM's locale. */
class ValidationLocaleTest {

    private Locale before = Locale.getDefault();

    @BeforeEach
    void remember() {
        before = Locale.getDefault();
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "ar-EG-u-nu-arab", "de", "hi-IN-u-nu-deva"})
    void wordingIsTheSameEverywhere(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        Tool wide = tool("Info", "{\"properties\":{\"x\":{\"minimum\":1234567.5,\"type\":\"integer\"},\"l\":{\"minItems\":1000}}}");

        assertThat(new CallValidator().validate(List.of(
                        new Call("Info", object("{\"x\":1,\"l\":[]}")), Call.of("INFO"), Call.of("get_weather")),
                set(wide, WEATHER)))
                .extracting(ValidationError::describe)
                .containsExactly(
                        "Info /l: must have at least 1000 items",
                        "Info /x: must be at least 1234567.5",
                        "INFO: no tool is named 'INFO'; did you mean 'Info'?",
                        "get_weather: required property 'city' is missing");
        assertError(ErrorId.TOOL_SCHEMA, () -> tool("f", "{\"required\":\"x\"}"), "must be array, is string");
        assertThat(StopReason.CYCLE.code() + Role.ASSISTANT.code() + StopReason.INVALID_REFINEMENT.code())
                .isEqualTo("cycleassistantinvalid_refinement");
    }
}

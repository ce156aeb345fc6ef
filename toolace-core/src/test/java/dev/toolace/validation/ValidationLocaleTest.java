package dev.toolace.validation;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.call.Call;
import dev.toolace.call.CanonicalCalls;
import dev.toolace.conversation.Role;
import dev.toolace.refine.StopReason;
import dev.toolace.testing.Tools;
import dev.toolace.tool.Tool;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and codes must not follow the JVM's locale. */
class ValidationLocaleTest {

    private Locale before = Locale.getDefault();
    private TimeZone zone = TimeZone.getDefault();

    @BeforeEach
    void remember() {
        before = Locale.getDefault();
        zone = TimeZone.getDefault();
    }

    @AfterEach
    void restore() {
        Locale.setDefault(before);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "ar-EG", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "de", "hi", "hi-IN-u-nu-deva", "und"})
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

    @ParameterizedTest
    @ValueSource(strings = {"tr", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "de", "hi-IN-u-nu-deva", "und"})
    void everyPartOfEveryErrorIsTheSameEverywhere(String tag) {
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        List<ValidationError> expected = ConstraintTable.ROWS.stream().flatMap(row -> row.errors().stream()).toList();
        Locale.setDefault(Locale.forLanguageTag(tag));
        for (String name : List.of("Asia/Kathmandu", "America/Los_Angeles", "Pacific/Kiritimati")) {
            TimeZone.setDefault(TimeZone.getTimeZone(name));
            assertThat(ConstraintTable.ROWS.stream().flatMap(row -> row.errors().stream()).toList()).isEqualTo(expected)
                    .hasSameSizeAs(ConstraintTable.ROWS);
        }
        Call call = new Call("I\u0130i", Tools.object("{\"I\":1234567.50,\"\u0131\":[1e30]}"));
        assertThat(CanonicalCalls.of(call))
                .isEqualTo("{\"arguments\":{\"I\":1234567.5,\"\u0131\":[1E+30]},\"name\":\"I\u0130i\"}");
    }
}

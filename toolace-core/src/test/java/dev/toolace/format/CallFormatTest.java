package dev.toolace.format;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.WEATHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.validation.ValidationError;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallFormatTest {

    private static final ValidationError ERROR =
            new ValidationError("get_weather", 0, "/days", "type", "must be integer, is string");

    @ParameterizedTest
    @ValueSource(strings = {"json", "toolace"})
    void isFoundByName(String name) {
        CallFormat format = CallFormat.byName(name);
        assertThat(format.name()).isEqualTo(name);
        assertThat(format.systemPrompt(List.of(WEATHER))).contains(WEATHER.toJson().toJson());
        assertThat(format.refineInstruction())
                .isEqualTo("Check the calls against the request. Write the final calls.");
    }

    @Test
    void anUnknownNameIsAnError() {
        assertError(ErrorId.FORMAT_UNKNOWN, () -> CallFormat.byName("xml"), "'xml'", "hermes", "json", "toolace");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "toolace"})
    void namesTheErrors(String name) {
        ValidationError whole = new ValidationError("", -1, "", "syntax", "expected ']'");
        assertThat(CallFormat.byName(name).correctInstruction(List.of(ERROR, whole))).isEqualTo(
                "The calls are invalid: get_weather /days: must be integer, is string; expected ']'."
                        + " Write the corrected calls.");
    }

    @Test
    void namesAtMostFiveErrorsInThreeHundredCharacters() {
        String six = CallFormat.byName("json").correctInstruction(Collections.nCopies(6, ERROR));
        assertThat(six.split("; ", -1)).hasSize(5);
        ValidationError wide = new ValidationError("t", 0, "", "enum", "must be one of " + "😀".repeat(500));
        String cut = CallFormat.byName("json").correctInstruction(List.of(wide));
        assertThat(cut.length()).isBetween(300, 352);
        assertThat(cut.codePoints().filter(c -> c >= 0xd800 && c <= 0xdfff)).isEmpty();
    }
}

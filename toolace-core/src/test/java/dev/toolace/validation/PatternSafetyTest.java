package dev.toolace.validation;

import static dev.toolace.testing.Errors.assertError;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.CpuTime;
import dev.toolace.tool.ToolSet;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regular expressions and references of schemas cannot keep a thread busy. */
@Timeout(20)
class PatternSafetyTest {

    /** Java remembers where some groups failed, so that {@code ^(a+)+$} is harmless there; this one is not. */
    private static final String EVIL = "^(.*a){25}$";

    private static final String BANG = "a".repeat(40) + "!";

    private final CallValidator validator = new CallValidator();

    @ParameterizedTest
    @ValueSource(strings = {
        "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(.*a){25}$", "^(a*)*$", "(a+)+$", "^([a-z]+)*$",
        "^((a+)+)+$", "^(a+)+\\\\1?$", "^(([a-z])+.)+[A-Z]([a-z])+$", "^(a?){40}a{40}$"})
    void catastrophicBacktrackingIsGivenUp(String pattern) {
        ToolSet tools = set(tool("f", "{\"properties\":{\"x\":{\"pattern\":\"" + pattern + "\"},\"y\":{}}}"));
        List<Call> calls = List.of(new Call("f", object("{\"y\":\"" + BANG + "\",\"x\":\"" + BANG + "\"}")));
        assertThat(CpuTime.of(() -> validator.validate(calls, tools))).isLessThan(Duration.ofSeconds(2));
        List<ValidationError> errors = validator.validate(calls, tools);
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).path()).isEqualTo("/x");
        assertThat(errors.get(0).keyword()).isIn("steps", "pattern");
        assertThat(errors.get(0).message()).contains("the pattern \"" + pattern + "\"");
    }

    @Test
    void theErrorIsClear() {
        ToolSet tools = set(tool("f", "{\"properties\":{\"x\":{\"pattern\":\"" + EVIL + "\"}}}"));
        assertThat(validator.validate(List.of(new Call("f", object("{\"x\":\"" + BANG + "\"}"))), tools))
                .extracting(ValidationError::describe)
                .containsExactly("f /x: takes too many steps to compare with the pattern \"^(.*a){25}$\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"patternProperties\":{\"^(.*a){25}$\":{}}}", "{\"propertyNames\":{\"pattern\":\"^(.*a){25}$\"}}",
        "{\"patternProperties\":{\"^(.*a){25}$\":true},\"additionalProperties\":false}"})
    void namesAreTextsToo(String schema) {
        List<Call> calls = List.of(new Call("f", object("{\"" + BANG + "\":1}")));
        assertThat(validator.validate(calls, set(tool("f", schema))))
                .extracting(ValidationError::keyword).containsExactly("steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"not\":{\"pattern\":\"^(.*a){25}$\"}}", "{\"anyOf\":[{\"pattern\":\"^(.*a){25}$\"},{}]}",
        "{\"oneOf\":[{\"pattern\":\"^(.*a){25}$\"},{}]}", "{\"if\":{\"pattern\":\"^(.*a){25}$\"}}"})
    void whatWasNotCheckedIsNeverAccepted(String schema) {
        assertThat(validator.validate(List.of(new Call("f", object("{\"x\":\"" + BANG + "\"}"))),
                set(tool("f", "{\"properties\":{\"x\":" + schema + "}}"))))
                .extracting(ValidationError::path).containsExactly("/x");
    }

    @Test
    void theBudgetIsForTheWholeCallAndForEachCallAnew() {
        ToolSet tools = set(tool("f", "{\"properties\":{\"x\":{\"items\":{\"pattern\":\"^(.*a){3}$\"}}}}"));
        Call call = new Call("f", object("{\"x\":[" + ("\"" + BANG + "\",").repeat(20) + "\"aaa\"]}"));
        assertThat(validator.validate(List.of(call, call), tools)).hasSize(40)
                .allSatisfy(error -> assertThat(error.keyword()).isEqualTo("pattern"));
        CallValidator strict = new CallValidator(Limits.DEFAULT.withMaxValidationSteps(60_000));
        List<ValidationError> errors = strict.validate(List.of(call, call), tools);
        assertThat(errors).hasSize(2).allSatisfy(error -> {
            assertThat(error.keyword()).isEqualTo("steps");
            assertThat(error.path()).isNotEqualTo("/x/0").isEqualTo(errors.get(0).path());
        });
    }

    @Test
    void longTextsMayBeLookedAtOnce() {
        ToolSet tools = set(tool(
                "f", "{\"properties\":{\"x\":{\"pattern\":\"^[^q]+$\",\"not\":{\"pattern\":\"zz\"}}}}"));
        CallValidator strict = new CallValidator(Limits.DEFAULT.withMaxValidationSteps(1));
        Call call = new Call("f", new JsonObject(Map.of("x", new JsonString("lorem ipsum ".repeat(80_000)))));
        assertThat(strict.validate(List.of(call), tools)).isEmpty();
    }

    @Test
    void deepRecursionOfTheMatcherIsAnError() {
        ToolSet tools = set(tool("f", "{\"properties\":{\"x\":{\"pattern\":\"^(?:a|b)*$\"}}}"));
        Call call = new Call("f", new JsonObject(Map.of("x", new JsonString("ab".repeat(200_000)))));
        assertThat(validator.validate(List.of(call), tools)).extracting(ValidationError::describe)
                .containsExactly("f /x: takes too many steps to compare with the pattern \"^(?:a|b)*$\"");
        assertThat(validator.validate(List.of(new Call("f", object("{\"x\":\"abab\"}"))), tools)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "*a", "a{2,1}", "(?<n>a", "\\\\", "a**b(", "[z-a]", "\\\\p{Nonsense}"})
    void whatIsNoRegularExpressionIsRefusedWithTheTool(String pattern) {
        for (String schema : List.of(
                "{\"properties\":{\"x\":{\"pattern\":\"%s\"}}}", "{\"patternProperties\":{\"%s\":{}}}",
                "{\"properties\":{\"x\":{\"$ref\":\"#/$defs/p\"}},\"$defs\":{\"p\":{\"pattern\":\"%s\"}}}")) {
            String text = schema.replace("%s", pattern);
            assertError(ErrorId.TOOL_SCHEMA, () -> tool("f", text), "is no regular expression");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "(a?){2000000000}", "((a?){40000}){40000}",
        "(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)(?:|)x",
        "x(?:a?|b?){30}y", "(?:(?:a*)*){12,}(?:|){11}", "(?=(?:|){20})"})
    void patternsThatWorkWithoutLookingAtTheTextAreRefused(String pattern) {
        assertError(ErrorId.TOOL_SCHEMA, () -> tool("f", "{\"properties\":{\"x\":{\"pattern\":\"" + pattern + "\"}}}"),
                "repeats what may be empty too often");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$ 123e4567-e89b-12d3-a456-426614174000",
        "^\\\\d{4}-\\\\d{2}-\\\\d{2}(T\\\\d{2}:\\\\d{2}(:\\\\d{2}(\\\\.\\\\d+)?)?(Z|[+-]\\\\d{2}:?\\\\d{2})?)?$"
            + " 2024-05-06T07:08:09.123+02:00",
        "^(https?|ftp)://[^\\\\s/$.?#].[^\\\\s]*$ https://example.com/a?b=c#d",
        "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\\\.[A-Za-z]{2,}$ someone.else@mail.example.com",
        "^(0|[1-9]\\\\d*)\\\\.(0|[1-9]\\\\d*)\\\\.(0|[1-9]\\\\d*)"
            + "(?:-((?:0|[1-9]\\\\d*|\\\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\\\.(?:0|[1-9]\\\\d*|\\\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
            + "(?:\\\\+([0-9a-zA-Z-]+(?:\\\\.[0-9a-zA-Z-]+)*))?$ 1.2.3-rc.1+b5",
        "^.{0,5000}?$ anything", "^(?i)[a-z\\\\]]+$ ]abC", "^\\\\p{Letter}+\\\\Q(|\\\\E$ été(|", 
        "^(?<y>\\\\d)\\\\k<y>$ 77", "b.*?c*+d?? abbd"})
    void usualPatternsWork(String pattern, String value) {
        ToolSet tools = set(tool("f", "{\"properties\":{\"x\":{\"pattern\":\"" + pattern + "\"}}}"));
        assertThat(validator.validate(List.of(new Call("f", object("{\"x\":\"" + value + "\"}"))), tools)).isEmpty();
        assertThat(validator.validate(List.of(new Call("f", object("{\"x\":\"\\n\"}"))), tools))
                .as("a line feed alone").hasSize(1);
    }

    @Test
    void alternativesThatDoubleTheWorkAtEveryLevelAreGivenUp() {
        String both = "{\"properties\":{\"x\":{\"$ref\":\"#\"}}}";
        ToolSet tools = set(tool(
                "f", "{\"anyOf\":[" + both + "," + both + "],\"properties\":{\"y\":{\"type\":\"null\"}}}"));
        String deep = "{\"x\":".repeat(60) + "{\"y\":1}" + "}".repeat(60);
        assertThat(validator.validate(List.of(new Call("f", object(deep))), tools))
                .extracting(ValidationError::describe)
                .containsExactly("f: arguments take too many steps to check against this schema");
    }

    @Test
    void manyReferencesAreFine() {
        ToolSet tools = set(tool(
                "f", "{\"properties\":{\"x\":{\"items\":{\"$ref\":\"#/$defs/s\"}}},\"$defs\":{\"s\":{\"type\":\"string\"}}}"));
        List<JsonValue> items = Collections.nCopies(80_000, new JsonString("ab"));
        Call call = new Call("f", new JsonObject(Map.of("x", new JsonArray(items))));
        assertThat(validator.validate(List.of(call), tools)).isEmpty();
    }

    @Test
    void referencesThatMultiplyDoNotHangTheMakingOfATool() {
        StringBuilder schema = new StringBuilder("{\"$ref\":\"#/$defs/d0\",\"$defs\":{");
        for (int i = 0; i < 28; i++) {
            String next = "{\"$ref\":\"#/$defs/d" + (i + 1) + "\"}";
            schema.append("\"d").append(i).append("\":{\"allOf\":[").append(next).append(',').append(next).append("]},");
        }
        ToolSet tools = set(tool("f", schema + "\"d28\":{}}}"));
        assertThat(validator.validate(List.of(Call.of("f")), tools))
                .extracting(ValidationError::keyword).containsExactly("steps");
    }
}

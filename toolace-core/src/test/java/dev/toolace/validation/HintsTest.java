package dev.toolace.validation;

import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an error says beyond its message, and how long that gets. */
class HintsTest {

    private final CallValidator validator = new CallValidator();

    @Test
    void hintsAtToolsPropertiesAndValues() {
        Call wrong = new Call("get_weather", object("{\"City\":\"Oslo\",\"unit\":\"c\"}"));
        List<ValidationError> errors = validator.validate(List.of(wrong, Call.of("settimer")), set(WEATHER, TIMER));
        assertThat(errors).extracting(ValidationError::suggestion).containsExactly("city", null, "C", "set_timer");
        assertThat(errors).extracting(ValidationError::allowed).containsExactly(
                List.of("\"city\"", "\"days\"", "\"unit\""), List.of(), List.of("\"C\"", "\"F\""),
                List.of("\"get_weather\"", "\"set_timer\""));
        assertThat(errors).extracting(ValidationError::explain).containsExactly(
                "get_weather: property 'City' is not allowed; found {\"City\":\"Oslo\",\"unit\":\"c\"};"
                        + " did you mean 'city'?",
                "get_weather: required property 'city' is missing; found {\"City\":\"Oslo\",\"unit\":\"c\"}",
                "get_weather /unit: must be one of [\"C\",\"F\"]; found \"c\"; did you mean 'C'?",
                "settimer: no tool is named 'settimer'; did you mean 'set_timer'?");
    }

    @Test
    void modelsAreToldInTheWordsTheyWereTrainedOn() {
        assertThat(validator.validate(List.of(new Call("get_weather", object("{\"City\":\"Oslo\",\"unit\":\"c\"}"))),
                set(WEATHER))).extracting(ValidationError::describe).containsExactly(
                        "get_weather: property 'City' is not allowed",
                        "get_weather: required property 'city' is missing",
                        "get_weather /unit: must be one of [\"C\",\"F\"]");
    }

    @Test
    void aPropertyThatIsThereAlreadyWasNotMeant() {
        assertThat(validator.validate(List.of(new Call("get_weather", object("{\"city\":\"a\",\"citi\":\"b\"}"))),
                set(WEATHER))).extracting(ValidationError::suggestion).containsExactly((String) null);
    }

    @Test
    void findsNamesThatOtherPartsOfTheSchemaDeclare() {
        String schema = """
                {"allOf":[{"$ref":"#/$defs/base"},{"then":{"properties":{"other":true}}}],"unevaluatedProperties":false,
                 "$defs":{"base":{"properties":{"latitude":true}}}}""";
        assertThat(validator.validate(List.of(new Call("f", object("{\"lattitude\":1}"))), set(tool("f", schema))))
                .extracting(ValidationError::suggestion).containsExactly("latitude");
        String nested = "{\"properties\":{\"a~/b\":{\"properties\":{\"colour\":true},\"additionalProperties\":false}}}";
        List<Call> calls = List.of(new Call("f", object("{\"a~/b\":{\"color\":1}}")));
        assertThat(validator.validate(calls, set(tool("f", nested)))).extracting(ValidationError::explain).containsExactly(
                "f /a~0~1b: property 'color' is not allowed; found {\"color\":1}; did you mean 'colour'?");
    }

    @Test
    void everyPartIsBoundedInLength() {
        String huge = "😀".repeat(200_000);
        JsonValue deep = JsonNull.INSTANCE;
        for (int i = 0; i < 60; i++) {
            deep = new JsonObject(Map.of("n".repeat(100), deep));
        }
        String values = IntStream.range(0, 3000).mapToObj(i -> "\"value" + i + "\"").collect(Collectors.joining(","));
        List<ValidationError> errors = validator.validate(List.of(
                        new Call(huge, JsonObject.EMPTY),
                        new Call("f", new JsonObject(Map.of("e", new JsonString(huge), huge, JsonNull.INSTANCE))),
                        new Call("f", new JsonObject(Map.of("e", new JsonString("valeu2999")))),
                        new Call("tree", (JsonObject) deep),
                        new Call("map", new JsonObject(Map.of("m".repeat(900_000),
                                new JsonArray(Collections.nCopies(10_000, JsonNull.INSTANCE)))))),
                set(tool("f", "{\"properties\":{\"e\":{\"enum\":[" + values + "]}},\"additionalProperties\":false}"),
                        tool("tree", "{\"additionalProperties\":{\"type\":\"object\",\"$ref\":\"#\"}}"),
                        tool("map", "{\"additionalProperties\":{\"items\":{\"type\":\"string\"}}}")));
        assertThat(errors).hasSizeGreaterThan(4).allSatisfy(error -> {
            assertThat(error.tool()).hasSizeLessThanOrEqualTo(128);
            assertThat(error.path()).hasSizeLessThanOrEqualTo(1000);
            assertThat(error.message()).hasSizeLessThan(250);
            assertThat(error.expected()).hasSizeLessThan(100);
            assertThat(error.found()).hasSizeLessThan(100);
            assertThat(error.allowed()).hasSizeLessThanOrEqualTo(20)
                    .allSatisfy(value -> assertThat(value).hasSizeLessThan(100));
            assertThat(error.explain()).hasSizeLessThan(2000);
        });
        assertThat(errors.get(3).suggestion()).startsWith("value");
    }
}

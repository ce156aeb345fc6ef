package dev.toolace.validation;

import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNull;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallValidatorTest {

    private final CallValidator validator = new CallValidator();

    @Test
    void acceptsGoodCalls() {
        assertThat(validator.validate(List.of(
                new Call("get_weather", object("{\"city\":\"Oslo\",\"days\":3,\"unit\":\"C\"}")),
                new Call("set_timer", object("{\"minutes\":2.5}"))), set(WEATHER, TIMER))).isEmpty();
        assertThat(validator.validate(List.of(), set())).isEmpty();
    }

    @Test
    void reportsAllErrorsOfAllCallsInAStableOrder() {
        List<Call> calls = List.of(
                new Call("get_weather", object("{\"unit\":\"K\",\"days\":\"3\",\"town\":1}")),
                new Call("get_wether", object("{}")),
                new Call("set_timer", object("{}")));
        List<ValidationError> errors = validator.validate(calls, set(WEATHER, TIMER));

        assertThat(errors).map(CallValidatorTest::withoutDetails).containsExactly(
                new ValidationError("get_weather", 0, "", "additionalProperties", "property 'town' is not allowed"),
                new ValidationError("get_weather", 0, "", "required", "required property 'city' is missing"),
                new ValidationError("get_weather", 0, "/days", "type", "must be integer, is string"),
                new ValidationError("get_weather", 0, "/unit", "enum", "must be one of [\"C\",\"F\"]"),
                new ValidationError("get_wether", 1, "", "name",
                        "no tool is named 'get_wether'; did you mean 'get_weather'?"),
                new ValidationError("set_timer", 2, "", "required", "required property 'minutes' is missing"));
        assertThat(errors.get(2).describe()).isEqualTo("get_weather /days: must be integer, is string");
        assertThat(errors.get(0).describe()).isEqualTo("get_weather: property 'town' is not allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"type\":\"integer\"}|1.5|type|must be integer, is number",
        "{\"type\":[\"string\",\"null\"]}|1|type|must be string or null, is integer",
        "{\"type\":\"string\"}|null|type|must be string, is null",
        "{\"type\":\"string\"}|[]|type|must be string, is array",
        "{\"type\":\"array\"}|\"a\"|type|must be array, is string",
        "{\"type\":\"boolean\"}|{}|type|must be boolean, is object",
        "{\"type\":\"number\"}|true|type|must be number, is boolean",
        "{\"const\":{\"a\":1}}|2|const|must be {\"a\":1}",
        "{\"minimum\":1000}|5|minimum|must be at least 1000",
        "{\"maximum\":1000}|1001|maximum|must be at most 1000",
        "{\"exclusiveMinimum\":0.5}|0.5|exclusiveMinimum|must be greater than 0.5",
        "{\"exclusiveMaximum\":3}|3|exclusiveMaximum|must be less than 3",
        "{\"multipleOf\":3}|4|multipleOf|must be a multiple of 3",
        "{\"minLength\":2}|\"é\"|minLength|must have at least 2 characters",
        "{\"maxLength\":1}|\"ab\"|maxLength|must have at most 1 characters",
        "{\"pattern\":\"^a+$\"}|\"b\"|pattern|must match the pattern \"^a+$\"",
        "{\"minItems\":2}|[1]|minItems|must have at least 2 items",
        "{\"maxItems\":1}|[1,2]|maxItems|must have at most 1 items",
        "{\"uniqueItems\":true}|[1,1.0]|uniqueItems|must not hold the same item twice",
        "{\"minProperties\":1}|{}|minProperties|must have at least 1 properties",
        "{\"maxProperties\":0}|{\"a\":1}|maxProperties|must have at most 0 properties",
        "{\"propertyNames\":{\"maxLength\":1}}|{\"ab\":1}|propertyNames|property name 'ab' is not allowed, names must satisfy {\"maxLength\":1}",
        "{\"dependentRequired\":{\"a\":[\"b\"]}}|{\"a\":1}|dependentRequired|property 'b' is required by 'a'",
        "{\"unevaluatedProperties\":false}|{\"a\":1}|unevaluatedProperties|property 'a' is not allowed",
        "{\"not\":{\"type\":\"string\"}}|\"a\"|not|must not satisfy {\"type\":\"string\"}",
        "{\"oneOf\":[{\"type\":\"integer\"},{\"type\":\"number\"}]}|1|oneOf|must satisfy exactly one alternative",
        "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}|1|type|must be string or null, is integer",
        "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}|1|type|must be string or null, is integer"})
    void wordsEveryKeyword(String schema, String value, String keyword, String message) {
        Tool tool = tool("f", "{\"properties\":{\"x\":" + schema + "}}");
        assertThat(validator.validate(List.of(new Call("f", object("{\"x\":" + value + "}"))), set(tool)))
                .map(CallValidatorTest::withoutDetails)
                .containsExactly(new ValidationError("f", 0, "/x", keyword, message));
    }

    private static ValidationError withoutDetails(ValidationError error) {
        return new ValidationError(error.tool(), error.callIndex(), error.path(), error.keyword(), error.message());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"integer\"}|1.0", "{\"type\":\"integer\"}|1e2", "{\"type\":\"number\"}|1", "{\"enum\":[1]}|1.0",
        "{\"const\":1.0}|1", "{\"multipleOf\":0.1}|0.3", "{\"multipleOf\":0.01}|19.99", "{\"maximum\":1e300}|1e299",
        "{\"format\":\"date\"}|\"tomorrow\"", "{\"minLength\":1}|\"😀\"", "{\"maxLength\":1}|\"😀\"",
        "{\"type\":\"integer\"}|99999999999999999999999", "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}|1"})
    void acceptsWhatJsonSchemaAccepts(String schema, String value) {
        Tool tool = tool("f", "{\"properties\":{\"x\":" + schema + "}}");
        assertThat(validator.validate(List.of(new Call("f", object("{\"x\":" + value + "}"))), set(tool))).isEmpty();
    }

    @Test
    void alternativesOfSeveralItemsDoNotHideEachOther() {
        Tool tool = tool("f", """
                {"properties":{"x":{"items":{"oneOf":[
                 {"type":"integer"},{"type":"number"},{"type":"object","required":["q"]}]}}}}""");
        assertThat(validator.validate(List.of(new Call("f", object("{\"x\":[1,{},true,1.5]}"))), set(tool)))
                .extracting(ValidationError::describe)
                .containsExactly(
                        "f /x/0: must satisfy exactly one alternative",
                        "f /x/1: required property 'q' is missing",
                        "f /x/2: must be integer or number or object, is boolean");
    }

    @Test
    void olderDraftsKeepTheirMeaning() {
        Tool draft4 = tool("f", "{\"$schema\":\"http://json-schema.org/draft-04/schema#\",\"properties\":{\"x\":"
                + "{\"minimum\":1,\"exclusiveMinimum\":true},\"d\":{\"format\":\"date\"}}}");
        assertThat(validator.validate(List.of(new Call("f", object("{\"x\":1,\"d\":\"soon\"}"))), set(draft4)))
                .extracting(ValidationError::path).containsExactly("/x");
    }

    @Test
    void pathsAreJsonPointers() {
        Tool tool = tool("f", "{\"properties\":{\"a/b~c\":{\"items\":{\"properties\":{\"\":{\"type\":\"string\"}}}}}}");
        assertThat(validator.validate(List.of(new Call("f", object("{\"a/b~c\":[{},{\"\":1}]}"))), set(tool)))
                .extracting(ValidationError::path).containsExactly("/a~1b~0c/1/");
    }

    @Test
    void hintsOnlyAtNamesThatAreNear() {
        assertThat(hint("Get_Weather")).endsWith("did you mean 'get_weather'?");
        assertThat(hint("timer_set")).isEqualTo("no tool is named 'timer_set'");
        assertThat(hint("x".repeat(100_000))).hasSizeLessThan(100);
        assertThat(hint("a\u0000\nb")).isEqualTo("no tool is named 'a??b'");
    }

    private String hint(String name) {
        return validator.validate(List.of(Call.of(name)), set(WEATHER, TIMER)).get(0).message();
    }

    @Test
    void boundsTheNumberOfErrors() {
        Tool tool = tool("f", "{\"properties\":{\"x\":{\"items\":{\"type\":\"string\"}}}}");
        JsonArray many = new JsonArray(Collections.nCopies(5000, JsonNull.INSTANCE));
        Call call = new Call("f", new JsonObject(Map.of("x", many)));
        assertThat(validator.validate(List.of(call, call), set(tool))).hasSize(CallValidator.MAX_ERRORS);
        Tool choice = tool("f", "{\"properties\":{\"x\":{\"items\":{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"array\"}]}}}}");
        Call wrong = new Call("f", new JsonObject(Map.of("x", new JsonArray(Collections.nCopies(50_000, JsonNull.INSTANCE)))));
        assertThat(validator.validate(List.of(wrong), set(choice))).hasSize(CallValidator.MAX_ERRORS);
    }

    @Test
    void boundsCallsDepthAndSize() {
        CallValidator small = new CallValidator(Limits.DEFAULT.withMaxCalls(1).withMaxDepth(2).withMaxJsonChars(20));
        Tool tool = tool("f", "{}");
        assertThat(small.validate(List.of(Call.of("f"), Call.of("f")), set(tool)))
                .extracting(ValidationError::keyword).containsExactly("size");
        assertThat(small.validate(List.of(new Call("f", object("{\"a\":[[]]}"))), set(tool)))
                .extracting(ValidationError::keyword).containsExactly("depth");
        assertThat(small.validate(List.of(new Call("f", object("{\"a\":\"12345678901234\"}"))), set(tool)))
                .extracting(ValidationError::keyword).containsExactly("size");
        assertThat(small.validate(List.of(new Call("f", object("{\"a\":[]}"))), set(tool))).isEmpty();
    }

    @Test
    void deepArgumentsBuiltByHandAreAnErrorAndNoStackOverflow() {
        JsonValue deep = new JsonString("x");
        for (int i = 0; i < 50_000; i++) {
            deep = new JsonArray(List.of(deep));
        }
        Call call = new Call("f", new JsonObject(Map.of("x", deep)));
        assertThat(validator.validate(List.of(call), set(tool("f", "{}"))))
                .extracting(ValidationError::keyword).containsExactly("depth");
    }

    @Test
    void deepRecursionOfSchemaAndArgumentsDoesNotEscape() {
        StringBuilder inner = new StringBuilder("{\"properties\":{\"n\":{\"$ref\":\"#\"}}}");
        for (int i = 0; i < 25; i++) {
            inner.insert(0, "{\"allOf\":[").append("]}");
        }
        Tool tool = tool("f", inner.toString());
        StringBuilder arguments = new StringBuilder("{}");
        for (int i = 0; i < 60; i++) {
            arguments.insert(0, "{\"n\":").append('}');
        }
        List<Call> calls = List.of(new Call("f", object(arguments.toString())));
        List<List<ValidationError>> results = new ArrayList<>();
        Thread small = new Thread(null, () -> results.add(validator.validate(calls, set(tool))), "small stack", 300_000);
        small.start();
        join(small);
        assertThat(results).hasSize(1);
        assertThat(results.get(0)).allSatisfy(error -> assertThat(error.keyword()).isEqualTo("depth"));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.toolace.validation;

import static dev.toolace.testing.Tools.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ArgumentCoercer.Coerced;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentCoercerTest {

    private static final ToolSet TOOLS = set(Tool.parse("""
            {"name":"f","parameters":{"type":"object","properties":{
              "integer":{"type":"integer"},"number":{"type":"number"},"flag":{"type":"boolean"},
              "list":{"type":"array","items":{"type":"integer"}},
              "inner":{"type":"object","properties":{"n":{"type":"integer"}}},
              "either":{"type":["integer","string"]},"text":{"type":"string"},"nothing":{"type":"null"},
              "choice":{"enum":[1,2]}}}}"""));

    private final ArgumentCoercer coercer = new ArgumentCoercer();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"integer\":\"5\"}            | {\"integer\":5}",
        "{\"integer\":\"-7.0\"}         | {\"integer\":-7.0}",
        "{\"number\":\"1e3\"}           | {\"number\":1E+3}",
        "{\"flag\":\"true\"}            | {\"flag\":true}",
        "{\"list\":\"[1,2]\"}           | {\"list\":[1,2]}",
        "{\"list\":[1,\"2\"]}           | {\"list\":[1,2]}",
        "{\"list\":\"[1,\\\"2\\\"]\"}   | {\"list\":[1,2]}",
        "{\"inner\":\"{\\\"n\\\":1}\"}  | {\"inner\":{\"n\":1}}",
        "{\"inner\":{\"n\":\"1\"}}      | {\"inner\":{\"n\":1}}"})
    void replacesStringsByWhatTheySpell(String written, String coerced) {
        Coerced result = coerce(written);
        assertThat(result.calls().get(0).arguments().toJson()).isEqualTo(coerced);
        assertThat(result.errors()).isEmpty();
        assertThat(result.coercions()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"integer\":\"five\"}", "{\"integer\":\"5 \"}", "{\"integer\":\" 5\"}", "{\"integer\":\"5.5\"}",
        "{\"integer\":\"true\"}", "{\"integer\":\"\"}", "{\"integer\":\"05\"}", "{\"flag\":\"yes\"}", "{\"flag\":\"True\"}",
        "{\"flag\":1}", "{\"text\":5}", "{\"nothing\":\"null\"}", "{\"list\":\"1,2\"}", "{\"choice\":\"1\"}",
        "{\"inner\":\"{n:1}\"}"})
    void whatWouldBeAGuessStaysAnError(String written) {
        Coerced result = coerce(written);
        assertThat(result.calls()).containsExactly(call(written));
        assertThat(result.coercions()).isEmpty();
        assertThat(result.errors()).isNotEmpty();
    }

    @Test
    void aStringThatMayBeOneStaysOne() {
        assertThat(coerce("{\"either\":\"5\",\"text\":\"true\"}").coercions()).isEmpty();
    }

    @Test
    void everyReplacementIsListed() {
        Call fine = call("{\"integer\":1}");
        Call wrong = call("{\"integer\":\"2\",\"list\":[\"x\",\"3\"]}");
        Coerced result = coercer.coerce(List.of(fine, wrong), TOOLS);
        assertThat(result.coercions()).containsExactly(
                new Coercion(1, "/integer", new JsonString("2"), JsonNumber.of(2)),
                new Coercion(1, "/list/1", new JsonString("3"), JsonNumber.of(3)));
        assertThat(result.errors()).extracting(ValidationError::path).containsExactly("/list/0");
    }

    private Coerced coerce(String arguments) {
        return coercer.coerce(List.of(call(arguments)), TOOLS);
    }

    private static Call call(String arguments) {
        return new Call("f", (JsonObject) JsonValue.parse(arguments));
    }
}

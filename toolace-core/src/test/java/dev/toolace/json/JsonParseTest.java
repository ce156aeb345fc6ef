package dev.toolace.json;

import static dev.toolace.testing.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.ErrorId;
import dev.toolace.Limits;
import dev.toolace.tool.Tool;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParseTest {

    @Test
    void readsEveryKindAndKeepsOrder() {
        JsonValue value = JsonValue.parse(" {\"z\":[1,-2.50,3e2],\"a\":{\"t\":true,\"f\":false,\"n\":null},\"s\":\"x\"} ");

        assertThat(value.toJson()).isEqualTo("{\"z\":[1,-2.50,3E+2],\"a\":{\"t\":true,\"f\":false,\"n\":null},\"s\":\"x\"}");
        assertThat(((JsonObject) value).members().keySet()).containsExactly("z", "a", "s");
        assertThat(((JsonArray) ((JsonObject) value).get("z")).elements().get(1))
                .isEqualTo(new JsonNumber(new BigDecimal("-2.50")));
    }

    @Test
    void unescapesStrings() {
        assertThat(JsonValue.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\ud800\""))
                .isEqualTo(new JsonString("\"\\/\b\f\n\r\té😀\ud800"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{", "[", "\"", "\"\\", "\"\\u12", "\"\\x\"", "tru", "nul", "True", "None", "01", "-", "1.", ".5", "+1",
        "1e", "1e+", "0x1", "NaN", "Infinity", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}",
        "{'a':1}", "1 2", "{} x", "[1]]", "//c\n1", "/*c*/1", "\"a\nb\"", "\"a\u0000b\"", "\u00a01", "\ufeff1", "-01"})
    void refusesMalformedText(String json) {
        assertError(ErrorId.JSON_SYNTAX, () -> JsonValue.parse(json), "line ", "column ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[1,x]|line 1, column 4|'x'", "[1|line 1, column 3|the end"})
    void namesThePlace(String json, String place, String found) {
        assertError(ErrorId.JSON_SYNTAX, () -> JsonValue.parse(json), place, found);
    }

    @Test
    void countsLines() {
        assertError(ErrorId.JSON_SYNTAX, () -> JsonValue.parse("{\n \"a\": 1,\n  ?}"), "line 3, column 3");
    }

    @Test
    void ofMembersWithOneNameTheLastCounts() {
        assertThat(JsonValue.parse("[{\"a\":1,\"b\":0,\"\\u0061\":2}]").toJson()).isEqualTo("[{\"a\":2,\"b\":0}]");
    }

    @Test
    void definitionsOfToolsHaveEachMemberOnce() {
        assertError(ErrorId.JSON_SYNTAX, () -> Tool.parse("{\"name\":\"f\",\"\\u006eame\":\"g\"}"),
                "duplicate member 'name'", "column 13");
    }

    @Test
    void limitsDepth() {
        Limits three = Limits.DEFAULT.withMaxDepth(3);
        assertThat(JsonValue.parse("[[[1]]]", three)).isNotNull();
        assertError(ErrorId.JSON_LIMIT, () -> JsonValue.parse("[[[[]]]]", three), "3 levels");
        assertError(ErrorId.JSON_LIMIT, () -> JsonValue.parse("{\"a\":".repeat(4), three), "3 levels");
    }

    @Test
    void deepNestingIsAnErrorAndNoStackOverflow() {
        for (String opener : List.of("[", "{\"a\":", "[{\"b\":")) {
            assertError(ErrorId.JSON_LIMIT, () -> JsonValue.parse(opener.repeat(100_000)));
        }
        Limits deepest = Limits.DEFAULT.withMaxDepth(500);
        JsonValue value = JsonValue.parse("[".repeat(500) + "]".repeat(500), deepest);
        assertThat(value.toJson()).hasSize(1000);
    }

    @Test
    void limitsLength() {
        Limits ten = Limits.DEFAULT.withMaxJsonChars(10);
        assertThat(JsonValue.parse("\"12345678\"", ten)).isEqualTo(new JsonString("12345678"));
        assertError(ErrorId.JSON_LIMIT, () -> JsonValue.parse("\"123456789\"", ten), "11 characters", "at most 10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1001", "1e-1001", "1e999999999", "1e99999999999999999999", "-1E+1001"})
    void limitsExponents(String number) {
        assertError(ErrorId.JSON_LIMIT, () -> JsonValue.parse(number), "1000 digits");
    }

    @Test
    void limitsDigits() {
        assertThat(JsonValue.parse("1".repeat(1000))).isInstanceOf(JsonNumber.class);
        assertError(ErrorId.JSON_LIMIT, () -> JsonValue.parse("1".repeat(1001)), "1000 digits");
        assertError(ErrorId.JSON_LIMIT, () -> new JsonNumber(new BigDecimal("1e2000")), "1000 digits");
    }
}

package dev.toolace.eval.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.json.JsonValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyValueTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1|1.0|true", "1|true|true", "0|false|true", "1|2|false", "1.0|true|true", "\"1\"|1|false", "null|0|false",
        "[1,2]|[1.0,2]|true", "[1]|[1,1]|false", "{\"a\":1}|{\"a\":true}|true", "{\"a\":1}|{\"b\":1}|false",
        "9007199254740993|9007199254740992.0|false", "NaN|NaN|false", "Infinity|Infinity|true", "[]|{}|false"
    })
    void equalityIsPythons(String first, String second, boolean same) {
        assertThat(PyValue.same(parse(first), parse(second))).isEqualTo(same);
        assertThat(PyValue.same(parse(second), parse(first))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1|1", "1.0|1.0", "0.1|0.1", "1e16|1e+16", "123456789012345680|123456789012345680", "1.5e300|1.5e+300",
        "0.0001|0.0001", "0.00001|1e-05", "-2e-3|-0.002", "2e-3|0.002", "true|True", "null|None", "NaN|nan",
        "-Infinity|-inf", "0.0|0.0", "-0.0|-0.0", "100.0|100.0", "[]|[]", "{}|{}",
        "9.007199254740993e15|9007199254740992.0"
    })
    void textIsPythons(String json, String text) {
        assertThat(PyText.str(parse(json))).isEqualTo(text);
    }

    @Test
    void textOfCollectionsIsPythons() {
        assertThat(PyText.str(parse("{\"a\": [1, \"it's\", \"x\\n\", \"\\\"'\"], \"b\": {}}")))
                .isEqualTo("{'a': [1, \"it's\", 'x\\n', '\"\\''], 'b': {}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "1|1", " 12 |12", "1_000|1000", "+3|3", "-4|-4", "٣|3", "1.5|1.5", ".5|0.5", "5.|5.0", "1e3|1000.0",
        "-INF|-inf",
        "nan|nan", "1_0.2_5|10.25", "x|", "|", "1__0|", "_1|", "1_|", "0x10|", "1.5f|", "1 2|", "e5|", "1e|", ".|",
        "--1|",
        "infinit|", "1d|", "1e5d|"
    })
    void numbersInTextArePythons(String text, String number) {
        Optional<PyValue> parsed = PyNumbers.parse(text == null ? "" : text);
        assertThat(parsed.map(PyText::str).orElse("")).isEqualTo(number == null ? "" : number);
    }

    @Test
    void jsonNumbersWithoutPointAreInts() {
        assertThat(PyValue.of(JsonValue.parse("[1, 1.0, 10]")).toString())
                .isEqualTo(parse("[1, 1.0, 10]").toString());
    }

    @Test
    void theCanonicalTextTellsValuesApartByMeaning() {
        assertThat(canonical("{\"a\":1,\"b\":2.50}")).isEqualTo(canonical("{\"b\":2.5,\"a\":1.0}"));
        assertThat(canonical("[\"a\",\"b\"]")).isNotEqualTo(canonical("[\"a\\\",\\\"b\"]"));
        assertThat(canonical("[1]")).isNotEqualTo(canonical("[true]")).isNotEqualTo(canonical("[\"1\"]"));
        assertThat(canonical("[0.0]")).isEqualTo(canonical("[-0]"));
        assertThat(canonical("[\"é\"]")).isEqualTo(canonical("[\"e\\u0301\"]"));
        assertThat(canonical("[NaN]")).isEmpty();
    }

    private static Optional<String> canonical(String json) {
        return PyCanonical.of(parse(json));
    }

    private static PyValue parse(String json) {
        return PyJson.parse(json, "test");
    }
}

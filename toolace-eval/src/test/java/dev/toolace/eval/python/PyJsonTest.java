package dev.toolace.eval.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyJsonTest {

    private static final String ALL = "{\"a\": [1, -2.5, 1e3, true, false, null, NaN, -Infinity], \"b\": "
            + "{\"ü\\u00e9\\n\": \"x\"}}";

    @Test
    void valuesHavePythonsTypes() {
        assertThat(parse("[1, 1.0, 1e0, -0, true, null, \"a\"]")).isEqualTo(new PyValue.Seq(List.of(PyValue.of(1),
                new PyValue.Real(1), new PyValue.Real(1), PyValue.of(0), new PyValue.Bool(true), PyValue.NONE,
                new PyValue.Str("a"))));
        assertThat(parse("{\"a\": {}, \"b\": [], \"a\": 2}")).isEqualTo(
                new PyValue.Dict(Map.of("a", PyValue.of(2), "b", new PyValue.Seq(List.of()))));
        assertThat(parse("\"\\ud83d\\ude00 \\\\ \\/ \\t\"")).isEqualTo(new PyValue.Str("😀 \\ / \t"));
        assertThat(parse("NaN")).isEqualTo(new PyValue.Real(Double.NaN));
        assertThat(parse(" -Infinity ")).isEqualTo(new PyValue.Real(Double.NEGATIVE_INFINITY));
    }

    @Test
    void everyPrefixIsRefusedWithItsPlace() {
        parse(ALL);
        for (int end = 0; end < ALL.length(); end++) {
            String prefix = ALL.substring(0, end);
            assertThatThrownBy(() -> parse(prefix)).as(prefix).isInstanceOf(ToolaceException.class)
                    .hasMessageStartingWith("TA-EVAL-003: here is malformed").hasMessageContaining(" at character ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "-", "1.", "1e", "+1", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "\"\\x\"",
            "\"\\u12\"",
        "tru", "nul", "1 2", "[1 2]", "{\"a\" 1}", "\"a\nb\"", "]", "nan"})
    void malformedTextIsRefused(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(ToolaceException.class);
    }

    @Test
    @Timeout(20)
    void aMillionBracketsAreNotKept() {
        String deep = "[".repeat(1_000_000) + "\"]\"" + "]".repeat(1_000_000);
        PyValue value = parse("{\"id\": \"a\", \"output\": " + deep + "}");
        PyValue inner = ((PyValue.Dict) value).members().get("output");
        while (inner instanceof PyValue.Seq list) {
            inner = list.elements().get(0);
        }
        assertThat(inner).isInstanceOf(PyValue.Opaque.class);
        assertThat(PyValue.same(value, value)).isFalse();
        assertThatThrownBy(() -> parse("{\"a\":".repeat(1_000_000))).isInstanceOf(ToolaceException.class);
    }

    @Test
    void hugeNumbersCostNothing() {
        assertThat(Duration.ofSeconds(5)).isGreaterThan(time(() -> {
            assertThat(parse("9".repeat(5_000_000))).isInstanceOf(PyValue.Opaque.class);
            assertThat(parse("1e999999999")).isEqualTo(new PyValue.Real(Double.POSITIVE_INFINITY));
            assertThat(parse("0." + "3".repeat(1_000_000))).isInstanceOf(PyValue.Real.class);
        }));
    }

    private static Duration time(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static PyValue parse(String text) {
        return PyJson.parse(text, "here");
    }
}

package dev.toolace.onnx.internal.jinja.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void integersAndFloatsAreComparedExactly() {
        long big = 9007199254740993L;
        assertThat(Comparison.same(big, 9007199254740992.0)).isFalse();
        assertThat(Comparison.holds(">", big, 9007199254740992.0)).isTrue();
        assertThat(Comparison.holds("<", BigInteger.TEN.pow(400), Double.POSITIVE_INFINITY)).isTrue();
        assertThat(Comparison.holds(">", BigInteger.TEN.pow(400), Double.MAX_VALUE)).isTrue();
        assertThat(Comparison.same(true, 1.0)).isTrue();
    }

    @Test
    void nanHasNoOrder() {
        for (String operator : List.of("<", "<=", ">", ">=", "==")) {
            assertThat(Comparison.holds(operator, Double.NaN, 1L)).as(operator).isFalse();
        }
        assertThat(Comparison.holds("!=", Double.NaN, Double.NaN)).isTrue();
    }

    /** UTF-16 would put an emoji before a private use character. */
    @Test
    void textsAreOrderedByCodePoints() {
        assertThat(Comparison.less("\ue000", "\ud83d\ude00")).isTrue();
        assertThat(Comparison.less("\ud83d\ude00", "\ue000")).isFalse();
        assertThat(Comparison.less("a", "ab")).isTrue();
    }

    @Test
    void aSortWithoutATotalOrderEndsAndIsStable() {
        List<Object> values = Arrays.asList(3L, Double.NaN, 1L, 2L, Double.NaN, 0L);
        assertThat(Sorting.sorted(values, value -> value,
                false)).hasSize(6).containsExactlyInAnyOrderElementsOf(values);
        List<Object> pairs = List.of("b1", "a1", "b2", "a2");
        assertThat(Sorting.sorted(pairs, pair -> ((String) pair).substring(0, 1), false)).isEqualTo(List.of("a1", "a2",
                "b1", "b2"));
        assertThat(Sorting.sorted(pairs, pair -> ((String) pair).substring(0, 1), true)).isEqualTo(List.of("b1", "b2",
                "a1", "a2"));
    }

    @Test
    void equalKeysAreOneInADict() {
        Dict dict = new Dict();
        dict.put(true, "a");
        dict.put(1.0, "b");
        dict.put(null, "c");
        dict.put(Tuple.of(1L, "x"), "d");
        assertThat(PythonText.repr(dict)).isEqualTo("{True: 'b', None: 'c', (1, 'x'): 'd'}");
        assertThat(dict.get(1L)).isEqualTo("b");
        assertThat(dict.get(Tuple.of(1.0, new Markup("x")))).isEqualTo("d");
        assertThat(dict.get(2L)).isSameAs(Values.MISSING);
    }
}

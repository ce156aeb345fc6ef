package dev.toolace.eval.internal.bfcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.eval.python.PyText;
import dev.toolace.eval.python.PyValue;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions of Java and JavaScript as Python values; what is none of its type stays the text. */
class LiteralsTest {

    private static final List<String> PIECES = List.of("new ", "ArrayList<", ">", "(Arrays.asList(", "))", "()", "{{",
            "}}",
            "{", "}", "add(", "put(\"", "\",", ",", "[", "]", "new Array(", ")", "HashMap<", "int[]", "1", "\"a\"", ":",
            "\n",
            " ", "'", "2L", "3f", "true");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "12|integer||12", "-3|byte||-3", "1.0|integer||'1.0'", "7L|long||7", "7|long||'7'", "1.5f|float||1.5",
        "1.5|float||'1.5'", "2e3F|float||2000.0", "1.5|double||1.5", "1.5f|double||'1.5f'", "true|boolean||True",
        "True|boolean||'True'", "'a'|char||\"'a'\"", "x|String||'x'", "5|any||'5'", "s|Set||'s'",
        "new int[]{1, 2}|Array|integer|[1, 2]", "new int[] { }|Array|integer|[]",
        "new long[]{1L, 2}|Array|long|[1, '2']",
        "int[]{1}|Array|integer|'int[]{1}'", "new String[]{\"a\"}|Array|String|['\"a\"']",
        "new ArrayList<>(Arrays.asList(\"a\", \"b\"))|ArrayList|String|['a', 'b']",
        "new ArrayList<Integer>(Arrays.asList(1, 2))|ArrayList|integer|[1, 2]",
        "new ArrayList<>() {{ add(1); add(2); }}|ArrayList|integer|[1, 2]", "new ArrayList<>()|ArrayList|String|[]",
        "Arrays.asList(1)|ArrayList|integer|'Arrays.asList(1)'", "new HashMap<>()|HashMap||{}",
        "new HashMap<String, Object>() {{ put(\"a\", 1); put(\"b\", \"x\"); put(\"c\", true); }}|HashMap||"
                + "{'a': 1, 'b': 'x', 'c': True}",
        "new HashMap<>() { { put(\"a\", 2.5f); } }|HashMap||{'a': 2.5}", "Map.of()|HashMap||'Map.of()'"
    })
    void javaExpressions(String text, String type, String nested, String python) {
        assertThat(shown(Language.JAVA.literal(text, type, nested))).isEqualTo(python);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "12|integer||12", "1.5|float||1.5", "1e3|float||'1e3'", "12n|Bigint||12", "12|Bigint||'12'",
        "true|Boolean||True",
        "\"a\"|String||'a'", "'a'|String||'a'", "a|String||'a'", "5|any||'5'", "[1, 2]|array|integer|[1, 2]",
        "new Array(1, 2)|array|integer|[1, 2]", "[]|array|String|[]", "[1, 'two', true]|array||[1, 'two', True]",
        "[[1, 2], [3]]|array|array|[[1, 2], [3]]", "new Array([1], [2])|array|array|[[1], [2]]",
        "[1, 2|array|integer|'[1, 2'", "{}|dict||{}", "{a: 1, 'b': \"x\"}|dict||{'a': 1, 'b': 'x'}",
        "{\"a\": [1, 2], \"b\": true}|dict||{'a': [1, 2], 'b': True}", "{\"a\": \"x, y\"}|dict||{'a': 'x, y'}",
        "{a: {b: 1}}|dict||{'a': '{b: 1'}", "x|dict||'x'"
    })
    void javaScriptExpressions(String text, String type, String nested, String python) {
        assertThat(shown(Language.JAVASCRIPT.literal(text, type, nested))).isEqualTo(python);
    }

    @Test
    @Timeout(60)
    void anyTextGivesSomeValueSoon() {
        Random random = new Random(7);
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            int pieces = i % 100 == 0 ? 4000 : 1 + random.nextInt(15);
            for (int j = 0; j < pieces; j++) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            convertEvery(text.toString());
        }
        for (String piece : PIECES) {
            convertEvery(piece.repeat(20_000 / piece.length()));
            convertEvery("new HashMap<" + piece.repeat(15_000 / piece.length()));
            convertEvery("[[" + (piece + "[").repeat(9_000 / (piece.length() + 1)));
        }
    }

    private static void convertEvery(String text) {
        for (String type : List.of("integer", "float", "Array", "ArrayList", "HashMap", "any")) {
            assertThat(Language.JAVA.literal(text, type, "any")).isNotNull();
        }
        for (String type : List.of("integer", "String", "array", "dict", "Bigint")) {
            assertThat(Language.JAVASCRIPT.literal(text, type, "any")).isNotNull();
        }
    }

    private static String shown(PyValue value) {
        String list = PyText.str(new PyValue.Seq(List.of(value)));
        return list.substring(1, list.length() - 1);
    }
}

package dev.toolace.internal.json.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.toolace.Limits;
import dev.toolace.format.Repair;
import dev.toolace.format.RepairKind;
import dev.toolace.internal.json.JsonSyntaxError;
import dev.toolace.json.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairingReaderTest {

    private static Repaired readAll(String text, Unclosed unclosed) {
        return new RepairingReader(text, Limits.DEFAULT, unclosed).readAll();
    }

    private static String json(String text) {
        return readAll(text, Unclosed.CLOSE).value().toJson();
    }

    private static String error(String text, Unclosed unclosed) {
        try {
            return "no error but " + readAll(text, unclosed).value().toJson();
        } catch (JsonSyntaxError e) {
            return e.reason() + " at " + e.offset();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "[1,]                       | [1]                     | TRAILING_COMMA 2",
        "[,1]                       | [1]                     | STRAY_COMMA 1",
        "{\"a\":1,,\"b\":2}         | {\"a\":1,\"b\":2}       | STRAY_COMMA 7",
        "[1 2]                      | [1,2]                   | MISSING_COMMA 3",
        "[\"a\" \"b\"]              | [\"a\",\"b\"]           | MISSING_COMMA 5",
        "{\"a\" 1}                  | {\"a\":1}               | MISSING_COLON 5",
        "{\"a\":}                   | {\"a\":null}            | MISSING_VALUE 5",
        "[undefined]                | [null]                  | MISSING_VALUE 1",
        "['it's']                   | [\"it's\"]              | SINGLE_QUOTES 1, UNESCAPED_QUOTE 4",
        "[“a”]                      | [\"a\"]                 | CURLY_QUOTES 1",
        "[\"\"\"a \"b\" c\"\"\"]    | [\"a \\\"b\\\" c\"]     | TRIPLE_QUOTES 1",
        "[\\\"a\\\"]                | [\"a\"]                 | ESCAPED_QUOTES 1",
        "{\"a\":\"b,\"c\":1}        | {\"a\":\"b\",\"c\":1}   | MISSING_QUOTE 7",
        "[{\"a\":\"b}, {\"c\":1}]   | [{\"a\":\"b\"},{\"c\":1}] | MISSING_QUOTE 8",
        "{a:1}                      | {\"a\":1}               | UNQUOTED_NAME 1",
        "[New York]                 | [\"New York\"]          | UNQUOTED_STRING 1",
        "[None,True,False]          | [null,true,false]       | PYTHON_LITERAL 1, PYTHON_LITERAL 6, PYTHON_LITERAL 11",
        "[.5]                       | [0.5]                   | NUMBER_FORM 1",
        "[+5]                       | [5]                     | NUMBER_FORM 1",
        "[5.]                       | [5.0]                   | NUMBER_FORM 1",
        "[1/*a*/]                   | [1]                     | COMMENT 2",
        "[1 // a⏎]                  | [1]                     | COMMENT 3",
        "[1 # a⏎]                   | [1]                     | COMMENT 3",
        "[\u00a01]                   | [1]                     | UNUSUAL_SPACE 1",
        "[\"a⏎b\"]                  | [\"a\\nb\"]             | UNESCAPED_CONTROL 3",
        "[\"\\d\"]                  | [\"\\\\d\"]             | UNKNOWN_ESCAPE 2",
        "[\"\\'\"]                  | [\"'\"]                 | UNKNOWN_ESCAPE 2",
        "[\"a\" + \"b\"]            | [\"ab\"]                | CONCATENATED_STRING 5",
        "[1,...]                    | [1]                     | ELLIPSIS 3",
        "{\"a\":1,\"a\":1}          | {\"a\":1}               | DUPLICATE_MEMBER 7",
        "[1}                        | [1]                     | MISMATCHED_BRACKET 2",
        "[{\"a\":1]                 | [{\"a\":1}]             | MISMATCHED_BRACKET 7",
        "[\"a                       | [\"a\"]                 | UNCLOSED_STRING 3, UNCLOSED_CONTAINER 3",
        "[1                         | [1]                     | UNCLOSED_CONTAINER 2",
        "```json⏎[1]⏎```            | [1]                     | CODE_FENCE 0, CODE_FENCE 12",
        "[ObjectId(\"1\")]          | [\"1\"]                 | WRAPPED_VALUE 1",
        "show([1]);                 | [1]                     | WRAPPED_VALUE 0, STRAY_TEXT 9",
        "[1]⏎[2]                    | [[1],[2]]               | MULTIPLE_VALUES 4",
        "{\"a\":1};                  | {\"a\":1}               | STRAY_TEXT 7",
        "[1]]                       | [1]                     | STRAY_TEXT 3",
    })
    void eachKindIsRepairedAndPutOnRecord(String text, String expected, String repairs) {
        Repaired repaired = readAll(text.replace('⏎', '\n'), Unclosed.CLOSE);
        assertThat(repaired.value().toJson()).isEqualTo(expected);
        assertThat(repaired.repairs().stream().map(r -> r.kind() + " " + r.offset()).toList())
                .isEqualTo(List.of(repairs.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"a\":\"He said \"hi\", then left\",\"b\":1} | {\"a\":\"He said \\\"hi\\\", then left\",\"b\":1}",
        "{\"a\":\"SELECT \"x\", \"y\" FROM t\",\"b\":1} | {\"a\":\"SELECT \\\"x\\\", \\\"y\\\" FROM t\",\"b\":1}",
        "{\"a\":\"print(\"x\")\",\"b\":1}              | {\"a\":\"print(\\\"x\\\")\",\"b\":1}",
        "{\"a\":\"<p id=\"x\">y</p>\"}                 | {\"a\":\"<p id=\\\"x\\\">y</p>\"}",
        "{\"a\":\"say \"x\"\",\"b\":\"\"y\" z\"}       | {\"a\":\"say \\\"x\\\"\",\"b\":\"\\\"y\\\" z\"}",
        "{\"a\":\"<a href=\"https://b.c\">d</a>\"}       | {\"a\":\"<a href=\\\"https://b.c\\\">d</a>\"}",
        "[\"the set {a, b\"} more\"]                   | [\"the set {a, b\\\"} more\"]",
        "{'a':'x = 'y' and z','b':'it's, so'}          | {\"a\":\"x = 'y' and z\",\"b\":\"it's, so\"}",
        "{\"a\":\"{\"b\":\"c\", 'd':[1,]}\",\"e\":1}   | {\"a\":\"{\\\"b\\\":\\\"c\\\", 'd':[1,]}\",\"e\":1}",
    })
    void quotesOfTheTextAreToldFromTheEndByWhatFollows(String text, String expected) {
        assertThat(json(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"a\":2 apples,\"b\":12:20} | {\"a\":\"2 apples\",\"b\":\"12:20\"}",
        "[007,1.2.3,1_000,0x1F,NaN]   | [\"007\",\"1.2.3\",\"1_000\",\"0x1F\",\"NaN\"]",
        "[sqrt(2),true story,TRUE]    | [\"sqrt(2)\",\"true story\",\"TRUE\"]",
        "[https://a.b/c,#fff,a/b]     | [\"https://a.b/c\",\"#fff\",\"a/b\"]",
        "{\"a\":/[a-z]\"x\"/i}        | {\"a\":\"/[a-z]\\\"x\\\"/i\"}",
        "{\"a\":\"C:\\Users\\joe\"}   | {\"a\":\"C:\\\\Users\\\\joe\"}",
    })
    void whatIsNoNumberOrLiteralKeepsItsCharacters(String text, String expected) {
        assertThat(json(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "{:1}", "{\"a\"}", "{\"a\",\"b\"}", "{\"a\" ]", "{a b}", "{1,2}", "(1,2)", "{\"a\"=1}", "[-]", "[.]",
        "{\"a\":1,\"a\":2}", "{\"a\":1}{\"b\":2}", "{\"a\":1} and more", "{\"a\":1}\nand more", "Here:\n{\"a\":1}",
        "The result is {\"a\":1}", "[a (b, c]", "[a [1]]", "[a \"b, c]", "[\"\\u12\"]", "[\"\\uZ000\"]",
        "[\"a\u0000\"]", "{\"a\":\"b\":\"c\"}", "{\"a: 1, \"b\": 2}", "{\"a: 1}",
        "[\"a\" b]", "{\"a\":\"C:\\\",\"b\":\"x\"}", "[(a)]"})
    void whatWouldBeAGuessIsAnError(String text) {
        assertThat(error(text, Unclosed.CLOSE)).matches("[^!]+ at \\d+").doesNotStartWith("no error");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[\"a, b, \"c\"]", "{\"a\":\"b}, \"c\":1}", "{\"a\":\"b\", \"c\": d\"}, e", "[\"\"a\", then b\"]",
        "{\"a\":\"b, \"c\": d\",\"e\":1}", "[\"a, [\"b\", 1]]", "{\"a\":\"say \"b\",\"c\":1}", "[\"a \"b c\"]",
        "[\\\"a, \\\"b\\\"]", "{https://a.b}"})
    void whereQuotesLeaveAChoiceThereIsAnError(String text) {
        assertThat(error(text, Unclosed.CLOSE)).doesNotStartWith("no error");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"a\":\"see [1], \"b\":2}             | {\"a\":\"see [1]\",\"b\":2}",
        "{\"a\":{\"b\":\"c⏎  },⏎  \"d\":1}        | {\"a\":{\"b\":\"c\"},\"d\":1}",
        "[⏎  \"a,⏎  \"b\"⏎]                    | [\"a\",\"b\"]",
        "[\"a\", \"b, \"12\"]                 | [\"a\",\"b\",\"12\"]",
    })
    void aMissingEndQuoteIsFoundByWhatFollows(String text, String expected) {
        assertThat(json(text.replace('⏎', '\n'))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"a\":1", "{\"a\":\"b", "{\"a\":\"b}", "{\"a\":", "{\"a\"", "{\"a", "{", "[", "[1,", "[\"a\"", "'a", "2.",
        ".5", "abc", "{\"a\":1},", "[1]\n2", "show([1]", "```json\n{\"a\":1", "\\\"a", "[1,2 // more", "\"a\" + \"b"})
    void nothingThatTheEndMayHaveCutOffIsCompletedUnlessAllowed(String text) {
        assertThat(error(text, Unclosed.REFUSE)).doesNotStartWith("no error");
        assertThat(error(text, Unclosed.CLOSE)).startsWith("no error");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{'a':1}", "[1}", "{\"a\":1}}", "[1]/* x", "```\n[1]", "{\"a\":\"b,\"c\":\"d\"}", "'a'", "[2.]"})
    void whatEndsInTheTextIsRepairedInEitherCase(String text) {
        assertThat(readAll(text, Unclosed.REFUSE)).isEqualTo(readAll(text, Unclosed.CLOSE));
    }

    @Test
    void readsOneValueAndSaysWhereItEnds() {
        String text = "<call>{'a': [1,]}</call> 'x'y [1] true. 1.5;2024-01-01";
        RepairingReader reader = new RepairingReader(text, Limits.DEFAULT, Unclosed.REFUSE);
        Repaired object = reader.read(6, 0);
        assertThat(object.value()).isEqualTo(JsonValue.parse("{\"a\":[1]}"));
        assertThat(text.substring(object.end())).startsWith("</call>");
        assertThat(object.repairs())
                .containsExactly(new Repair(RepairKind.SINGLE_QUOTES, 7), new Repair(RepairKind.TRAILING_COMMA, 14));
        assertThat(text.substring(reader.read(object.end() + 7, 0).end())).startsWith("y [1]");
        assertThat(reader.read(text.indexOf("[1]"), 0).repairs()).isEmpty();
        assertThat(text.substring(reader.read(text.indexOf("1.5"), 0).end())).startsWith(";2024");
    }

    @Test
    void oneValueIsNeitherTextWithoutQuotesNorTheStartOfALongerWord() {
        for (String text : List.of("2024-01-01", "1.2.3", "truely", "abc", "f(1)", "</call>", "", "-", "12abc")) {
            RepairingReader reader = new RepairingReader(text, Limits.DEFAULT, Unclosed.CLOSE);
            assertThat(catchThrowable(() -> reader.read(0, 0))).as(text)
                    .isInstanceOf(JsonSyntaxError.class);
        }
    }

    @Test
    void textThatNeedsTenThousandRepairsIsRefused() {
        assertThat(readAll("[" + ",".repeat(10_000) + "]", Unclosed.CLOSE).repairs()).hasSize(10_000);
        assertThat(error("[" + ",".repeat(10_001) + "]", Unclosed.CLOSE)).isEqualTo("more than 10000 repairs at 10001");
    }

    @Test
    void limitsHoldForLengthDepthAndNumbers() {
        Limits limits = Limits.DEFAULT.withMaxDepth(2).withMaxJsonChars(1100);
        for (String text : List.of("[[[1,]]]", "{a:{b:{}}}", "[,".repeat(500), "[.".concat("1".repeat(1001)) + "]",
                " ".repeat(1101), "[[1]]\n[[2]]")) {
            RepairingReader reader = new RepairingReader(text, limits, Unclosed.CLOSE);
            assertThat(catchThrowable(reader::readAll)).as(text)
                    .isInstanceOfSatisfying(JsonSyntaxError.class, e -> assertThat(e.limit()).isTrue());
        }
        RepairingReader reader = new RepairingReader("[[1,]]", limits, Unclosed.CLOSE);
        assertThat(reader.read(0, 0).value().toJson()).isEqualTo("[[1]]");
        assertThat(catchThrowable(() -> reader.read(0, 1)))
                .isInstanceOfSatisfying(JsonSyntaxError.class, e -> assertThat(e.limit()).isTrue());
    }
}

package dev.toolace.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.tool.ToolSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls whose JSON is not quite JSON. */
class MendedCallsTest {

    private static final Call CALL = new Call("f", (JsonObject) JsonValue.parse("{\"a\":1}"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "json       | [{'name':'f','arguments':{'a':1}}]                                       | SINGLE_QUOTES",
        "json       | {\"name\":\"f\",\"arguments\":{\"a\":1,}}                                | TRAILING_COMMA",
        "hermes     | <tool_call>{\"name\": \"f\", \"arguments\": {a: 1}}</tool_call>          | UNQUOTED_NAME",
        "hermes     | <tool_call>{name: \"f\", \"arguments\": {\"a\": 1}}</tool_call>          | UNQUOTED_NAME",
        "hermes     | <tool_call>{\"name\": \"f\" \"arguments\": {\"a\": 1}}</tool_call>       | MISSING_COMMA",
        "llama3_json| {\"name\": \"f\", \"parameters\": {\"a\": 1 /* one */}}                  | COMMENT",
        "mistral    | [TOOL_CALLS][{\"name\": \"f\", \"arguments\": {\"a\": 1,}}]              | TRAILING_COMMA",
        "mistral    | [TOOL_CALLS]f[ARGS]{\"a\": +1}                                           | NUMBER_FORM"})
    void isReadAndTheRepairIsOnRecord(String format, String text, RepairKind kind) {
        assertThat(CallFormat.byName(format).parse(text, ToolSet.EMPTY))
                .isInstanceOfSatisfying(ParsedCalls.class, parsed -> {
                    assertThat(parsed.calls()).containsExactly(CALL);
                    assertThat(parsed.repairs()).isNotEmpty().allSatisfy(repair -> {
                        assertThat(repair.kind()).isEqualTo(kind);
                        assertThat(repair.offset()).isBetween(1, text.length());
                    });
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"name\": \"f\", \"arguments\": {\"a\": [1, ...]}}", "{\"name\": \"f\", \"arguments\": {\"a\": }}",
        "{\"name\": \"f\", \"arguments\": {\"a\": ObjectId(1)}}", "{\"name\": \"f\", \"arguments\": {\"a\": 1, \"a\": 2}}"})
    void whatWouldBeAGuessIsAFailure(String json) {
        assertThat(CallFormat.byName("hermes").parse("<tool_call>" + json + "</tool_call>", ToolSet.EMPTY))
                .isInstanceOf(ParseFailure.class);
    }

    @Test
    void whatIsCutOffIsNeverACall() {
        String text = "<tool_call>{'name': 'f', 'arguments': {'a': 1}}";
        for (int end = 0; end < text.length() - 1; end++) {
            assertThat(CallFormat.byName("hermes").parse(text.substring(0, end), ToolSet.EMPTY))
                    .as(text.substring(0, end)).isNotInstanceOf(ParsedCalls.class);
        }
    }

    @Test
    void aTextOfManyBrokenCallsIsReadInTimeThatGrowsWithIt() {
        String text = "<tool_call>{\"name\": \"f\", \"arguments\": {\"a\": \"x</tool_call>\n".repeat(5_000);
        assertThat(CallFormat.byName("hermes").parse(text, ToolSet.EMPTY)).isInstanceOf(ParseFailure.class);
    }

    @Test
    void aRepairCountsForTheWholeText() {
        String fine = "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1}}</tool_call>\n";
        String mended = "<tool_call>{\"name\":\"f\",\"arguments\":{\"a\":1,}}</tool_call>";
        assertThat(CallFormat.byName("hermes").parse(fine + mended, ToolSet.EMPTY))
                .isEqualTo(new ParsedCalls(List.of(CALL, CALL), "", "",
                        List.of(new Repair(RepairKind.TRAILING_COMMA, fine.length() + mended.indexOf(",}")))));
    }
}

package dev.toolace.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonValue;
import dev.toolace.testing.CpuTime;
import dev.toolace.testing.RandomCalls;
import dev.toolace.tool.ToolSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formats that chat templates of released models show: Gemma 4, Cohere's, Granite 3 and MiroThinker. */
class TemplateFormatsTest {

    private static final ToolSet TOOLS = RandomCalls.TOOLS;

    @Test
    void gemma4QuotesTextAndNothingElse() {
        String text = "<|channel>thought\nHm.<channel|>Sure.<|tool_call>call:get_weather{city:<|\"|>Paris, \"FR\"<|\"|>,days:2,"
                + "deep:{<|\"|>a:b<|\"|>:[1.50,true,null,<|\"|>}<|\"|>]},none:{},empty:[]}<tool_call|>"
                + "<|tool_call>call:f{}<tool_call|>";
        assertThat(read("gemma4", text)).isEqualTo(new ParsedCalls(List.of(
                new Call("get_weather", object("""
                        {"city":"Paris, \\"FR\\"","days":2,"deep":{"a:b":[1.50,true,null,"}"]},"none":{},"empty":[]}""")),
                Call.of("f")), "Sure.", "Hm.", List.of()));
    }

    @Test
    void gemma4ReadsAWordWithoutQuotesAsText() {
        assertThat(read("gemma4", "<|tool_call>call:f{a: 3 days ,b:[x]}<tool_call|>")).isInstanceOfSatisfying(
                ParsedCalls.class, parsed -> {
                    assertThat(parsed.calls()).containsExactly(new Call("f", object("{\"a\":\"3 days\",\"b\":[\"x\"]}")));
                    assertThat(parsed.repairs()).extracting(Repair::kind)
                            .containsExactly(RepairKind.UNQUOTED_STRING, RepairKind.UNQUOTED_STRING);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<|tool_call>call:f{a:1}", "<|tool_call>call:f{a:1", "<|tool_call>call:f{a:<|\"|>x",
        "<|tool_call>call:f", "<|tool_call>call:{}<tool_call|>", "<|tool_call>call:f{a:}<tool_call|>",
        "<|tool_call>call:f{a:1 b:2}<tool_call|>", "<|tool_call>call:f{,}<tool_call|>"})
    void gemma4sCallThatIsBrokenOrDoesNotEndIsNone(String text) {
        assertThat(read("gemma4", text)).isInstanceOf(ParseFailure.class);
    }

    @ParameterizedTest
    @CsvSource({"gemma4, '<|tool_call>call:'", "gemma4, '<|tool_call>call:f{a:<|\"|>'", "gemma4, '<|tool_call>call:f{a:['",
        "gemma4, '<|tool_call>call:f{a:{'", "functiongemma, '<start_function_call>call:'",
        "mirothinker, '<tool_name>f</tool_name><arguments>'", "mirothinker, '<server_name>'",
        "command_r7b, '<|START_ACTION|>['"})
    void repeatedBeginningsAreReadInLinearTime(String format, String piece) {
        String text = piece.repeat(500_000 / piece.length());
        assertThat(CpuTime.of(() -> read(format, text))).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void gemma4IsNotReadDeeperThanTheLimit() {
        assertThat(read("gemma4", "<|tool_call>call:f{a:" + "[".repeat(100_000))).isInstanceOfSatisfying(
                ParseFailure.class, failure -> assertThat(failure.message()).contains("nesting deeper"));
    }

    @Test
    void coheresWordsHaveMarksThatAreNoContent() {
        String text = "<|START_THINKING|>I will call.<|END_THINKING|><|START_ACTION|>[\n    {\"tool_call_id\": \"0\", "
                + "\"tool_name\": \"f\", \"parameters\": {\"count\": 1}},\n    {\"tool_call_id\": \"1\", "
                + "\"tool_name\": \"a.b.c\", \"parameters\": {}}\n]<|END_ACTION|>";
        assertThat(read("command_r7b", text)).isEqualTo(new ParsedCalls(
                List.of(new Call("f", object("{\"count\":1}")), Call.of("a.b.c")), "", "I will call.", List.of()));
        assertThat(read("command_r7b", "<|START_RESPONSE|>Hi!<|END_RESPONSE|>")).isEqualTo(new NoCallText("Hi!"));
        assertThat(read("command_r7b", "<|START_TEXT|>Hi!<|END_TEXT|>")).isEqualTo(new NoCallText("Hi!"));
    }

    @Test
    void commandRWritesActions() {
        String text = "I will look.\nAction:\n```json\n[\n    {\n        \"tool_name\": \"f\",\n        \"parameters\": {}\n"
                + "    }\n]```";
        assertThat(read("command_r", text))
                .isEqualTo(new ParsedCalls(List.of(Call.of("f")), "I will look.\n", "", List.of()));
        assertThat(read("command_r", "Action: none.")).isInstanceOf(NoCallText.class);
    }

    @Test
    void graniteWritesAListAfterItsMarker() {
        assertThat(read("granite", "<|tool_call|>[{\"name\": \"f\", \"arguments\": {\"on\": true}}]"))
                .isEqualTo(new ParsedCalls(List.of(new Call("f", object("{\"on\":true}")))));
    }

    @Test
    void theServerOfMiroThinkersCallsIsNoContent() {
        String text = "Searching.\n<use_mcp_tool>\n<server_name>tool-python</server_name>\n<tool_name>f</tool_name>\n"
                + "<arguments>\n{\"text\": \"</use_mcp_tool>\"}\n</arguments>\n</use_mcp_tool>";
        assertThat(read("mirothinker", text)).isEqualTo(new ParsedCalls(
                List.of(new Call("f", object("{\"text\":\"</use_mcp_tool>\"}"))), "Searching.", "", List.of()));
    }

    private static ParseResult read(String format, String text) {
        ParseResult result = CallFormat.byName(format).parse(text, TOOLS);
        if (text.length() < 1000) {
            assertThat(calls(CallFormat.byName("auto").parse(text, TOOLS))).as("auto").isEqualTo(calls(result));
        }
        return result;
    }

    private static List<Call> calls(ParseResult result) {
        return result instanceof ParsedCalls parsed ? parsed.calls() : List.of();
    }

    private static JsonObject object(String json) {
        return (JsonObject) JsonValue.parse(json);
    }
}

package dev.toolace.format;

import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.tool.ToolSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonListFormatTest {

    private final JsonListFormat format = new JsonListFormat();

    @Test
    void rendersCompactly() {
        List<Call> calls = List.of(new Call("f", object("{\"a\":1,\"b\":\"x y\"}")), Call.of("g.h"));
        assertThat(format.render(calls))
                .isEqualTo("[{\"name\":\"f\",\"arguments\":{\"a\":1,\"b\":\"x y\"}},{\"name\":\"g.h\",\"arguments\":{}}]");
        assertThat(format.render(List.of())).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[{\"name\":\"f\",\"arguments\":{\"a\":1}}]",
        " \n[ { \"name\" : \"f\" , \"arguments\" : { \"a\" : 1 } } ]\n ",
        "[{\"arguments\":{\"a\":1},\"name\":\"f\"}]"})
    void readsCalls(String text) {
        assertThat(parse(text)).isEqualTo(new ParsedCalls(List.of(new Call("f", object("{\"a\":1}")))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[]|``", " [ ] |``", "``|``", "  |``", "I cannot do that.|I cannot do that.", "  No [1].  |No [1].",
        "call [f]|call [f]"})
    void readsNoCall(String text, String words) {
        assertThat(parse(text == null ? "" : text)).isEqualTo(new NoCallText(words == null ? "" : words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"name\":\"f\",\"arguments\":{}}|``", "{\"name\":\"f\",\"parameters\":{}}|``",
        "[{\"name\":\"f\",\"arguments\":null}]|``", "[{\"name\":\"f\",\"arguments\":{},\"id\":1}]|``",
        "[{\"name\":\"f\",\"arguments\":{}}] and more|` and more`",
        "<think>f?</think>{\"tool_call\":{\"name\":\"f\",\"arguments\":{}}}|``"})
    void readsOtherFormsOfJson(String text, String content) {
        assertThat(parse(text)).isInstanceOfSatisfying(ParsedCalls.class, parsed -> {
            assertThat(parsed.calls()).containsExactly(Call.of("f"));
            assertThat(parsed.content()).isEqualTo(content);
            assertThat(parsed.repairs()).isEmpty();
        });
    }

    @Test
    void whatHadToBeMendedIsOnRecord() {
        assertThat(parse("[{\"name\":\"f\",\"arguments\":{}}")).isEqualTo(new ParsedCalls(List.of(Call.of("f")), "", "",
                List.of(new Repair(RepairKind.UNCLOSED_CALL, 28))));
        assertThat(parse("{\"name\":\"f\",\"arguments\":\"{}\"}")).isEqualTo(new ParsedCalls(List.of(Call.of("f")), "", "",
                List.of(new Repair(RepairKind.DOUBLE_ENCODED, 0))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[|1|the end",
        "[1]|1|expected '{'",
        "[{}]|2|expected '\"'",
        "[{\"name\":\"f\"}]|13|needs the member 'arguments'",
        "[{\"arguments\":{}}]|17|needs the member 'name'",
        "[{\"name\":\"f\",\"arguments\":[]}]|25|expected '{'",
        "[{\"name\":1,\"arguments\":{}}]|9|expected '\"'",
        "[{\"name\":\"f\",\"name\":\"g\",\"arguments\":{}}]|13|duplicate member 'name'",
        "[{\"name\":\"f\",\"arguments\":{},\"arguments\":{\"a\":1}}]|28|duplicate member 'arguments'",
        "[{\"name\":\"f\",\"arguments\":{\"a\":1,\"a\":2}}]|32|duplicate member 'a'",
        "[{\"name\":\"f\",\"arguments\":{}},]|29|expected '{'",
        "[{name:\"f\",\"arguments\":{}}]|2|expected '\"'"})
    void refusesMalformedCallsAndSaysWhere(String text, int offset, String reason) {
        assertThat(parse(text)).isInstanceOfSatisfying(ParseFailure.class, failure -> {
            assertThat(failure.offset()).isEqualTo(offset);
            assertThat(failure.message()).contains(reason);
            assertThat(failure.describe()).endsWith(" at character " + offset);
        });
    }

    @Test
    void placesCountFromTheStartOfTheText() {
        assertThat(parse(" \n [x")).isEqualTo(new ParseFailure("expected '{' but found 'x'", 4, " \n [x", ""));
    }

    @Test
    void limitsCallsDepthAndLength() {
        JsonListFormat small = new JsonListFormat(
                Limits.DEFAULT.withMaxCalls(2).withMaxDepth(3).withMaxJsonChars(200));
        String call = "{\"name\":\"f\",\"arguments\":{}}";
        assertThat(small.parse("[" + call + "," + call + "]", ToolSet.EMPTY)).isInstanceOf(ParsedCalls.class);
        assertThat(small.parse("[" + call + "," + call + "," + call + "]", ToolSet.EMPTY))
                .isInstanceOfSatisfying(ParseFailure.class, f -> assertThat(f.message()).contains("more than 2 calls"));
        assertThat(small.parse("[{\"name\":\"f\",\"arguments\":{\"a\":[]}}]", ToolSet.EMPTY))
                .isInstanceOfSatisfying(ParseFailure.class, f -> assertThat(f.message()).contains("3 levels"));
        assertThat(small.parse("[" + " ".repeat(200) + "]", ToolSet.EMPTY))
                .isInstanceOfSatisfying(ParseFailure.class, f -> assertThat(f.message()).contains("200 characters"));
    }

    @Test
    void deepNestingFailsAndDoesNotOverflow() {
        assertThat(parse("[".repeat(200_000))).isInstanceOf(ParseFailure.class);
        assertThat(parse("[{\"name\":\"f\",\"arguments\":" + "{\"a\":".repeat(100_000))).isInstanceOf(ParseFailure.class);
    }

    @Test
    void theSystemPromptShowsEveryToolAndTheSyntax() {
        assertThat(format.systemPrompt(List.of(WEATHER, TIMER)))
                .contains(WEATHER.toJson().toJson(), TIMER.toJson().toJson(), "[{\"name\":", "[]");
    }

    private ParseResult parse(String text) {
        return format.parse(text, set(WEATHER));
    }
}

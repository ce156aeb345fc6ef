package dev.toolace.format;

import static dev.toolace.testing.Tools.object;
import static dev.toolace.testing.Tools.set;
import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.tool.ToolSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonListFormatTest {

    private final PythonListFormat format = new PythonListFormat();

    @Test
    void rendersAsTheReleasedModelsDo() {
        List<Call> calls = List.of(
                new Call("func1", object("{\"a\":1,\"b\":\"x\",\"c\":[1.5,null,true],\"d\":{\"k\":false}}")), Call.of("a.b c"));
        assertThat(format.render(calls))
                .isEqualTo("[func1(a=1, b=\"x\", c=[1.5, None, True], d={\"k\": False}), a.b c()]");
        assertThat(format.render(List.of())).isEqualTo("[]");
        assertThat(format.render(List.of(new Call("f", object("{\"a-b\":1,\"from\":{},\"e\":[]}")))))
                .isEqualTo("[f(**{\"a-b\": 1}, from={}, e=[])]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[f(a=1, b=\"x\"), g()]|[{\"name\":\"f\",\"arguments\":{\"a\":1,\"b\":\"x\"}},{\"name\":\"g\",\"arguments\":{}}]",
        "[ f ( a = 1 , ) , ]|[{\"name\":\"f\",\"arguments\":{\"a\":1}}]",
        "[Get the weather.v2(city='Oslo')]|[{\"name\":\"Get the weather.v2\",\"arguments\":{\"city\":\"Oslo\"}}]",
        "[f(a=-1, b=+2, c=-0.5, d=.5, e=1., g=1e3, h=-1.5E-2)]|[{\"name\":\"f\",\"arguments\":{\"a\":-1,\"b\":2,\"c\":-0.5,\"d\":0.5,\"e\":1,\"g\":1E+3,\"h\":-0.015}}]",
        "[f(a=None, b=True, c=False, d=null, e=true, g=false)]|[{\"name\":\"f\",\"arguments\":{\"a\":null,\"b\":true,\"c\":false,\"d\":null,\"e\":true,\"g\":false}}]",
        "[f(a=[1, [2,],], b=(1, 2), c=(1,), d=(1), e=(), g=[])]|[{\"name\":\"f\",\"arguments\":{\"a\":[1,[2]],\"b\":[1,2],\"c\":[1],\"d\":1,\"e\":[],\"g\":[]}}]",
        "[f(a={'k': {\"l\": [1]}, 'm': None,}, b={})]|[{\"name\":\"f\",\"arguments\":{\"a\":{\"k\":{\"l\":[1]},\"m\":null},\"b\":{}}}]",
        "[f(**{\"a b\": 1, 'c': 2}, d=3)]|[{\"name\":\"f\",\"arguments\":{\"a b\":1,\"c\":2,\"d\":3}}]",
        "[f(größe=1, 名=2)]|[{\"name\":\"f\",\"arguments\":{\"größe\":1,\"名\":2}}]",
        "[f(a=\"it's\", b='say \"hi\"')]|[{\"name\":\"f\",\"arguments\":{\"a\":\"it's\",\"b\":\"say \\\"hi\\\"\"}}]",
        "[f(a='[g(b=1)]')]|[{\"name\":\"f\",\"arguments\":{\"a\":\"[g(b=1)]\"}}]"})
    void readsCalls(String text, String calls) {
        ParseResult expected = new JsonListFormat().parse(calls, ToolSet.EMPTY);
        assertThat(parse(text)).isEqualTo(expected).isInstanceOf(ParsedCalls.class);
        assertThat(parse("\n " + text.replace(" ", "\n\t") + " ")).isInstanceOf(ParseResult.class);
    }

    @Test
    void knowsPythonsEscapes() {
        assertThat(argument("'\\n\\r\\t\\b\\f\\a\\v\\\\\\'\\\"\\x41\\u00e9\\U0001F600\\101\\0\\d\\\nz'"))
                .isEqualTo("\n\r\t\b\f\u0007\u000b\\'\"Aé😀A\0\\dz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", " [ ] "})
    void anEmptyListIsNoCall(String text) {
        assertThat(parse(text)).isEqualTo(new NoCallText(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "f(a=1)", "I would call [f(a=1)]", "None of the functions fits."})
    void textThatIsNoListIsNoCall(String text) {
        assertThat(parse(text)).isEqualTo(new NoCallText(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[|1|expected a call but found the end", "[f|2|expected a call", "[f(|3|parameter name but found the end",
        "[f(a|4|'=' after a parameter name", "[f(a=|5|expected a value but found the end", "[f(a=1|6|expected ')'",
        "[f(a=1)|7|expected ']'", "[f(1)]|3|parameter name", "[f('x')]|3|parameter name", "[f(a=x)]|5|expected a value",
        "[f(a=nullx)]|5|expected a value", "[f(a=1 b=2)]|7|expected ')'", "[f(a=1, a=2)]|8|duplicate parameter 'a'",
        "[f(a=1, **{'a': 2})]|8|duplicate parameter 'a'", "[f(**a)]|5|expected '{'", "[f(*a)]|4|expected '*'",
        "[f(a={1: 2})]|6|string as key", "[f(a={'k': 1, 'k': 2})]|14|duplicate key 'k'", "[f(a={'k'})]|9|expected ':'",
        "[f(a={1})]|6|string as key", "[f(a=01)]|5|malformed number", "[f(a=1_000)]|5|malformed number",
        "[f(a=0x1F)]|5|malformed number", "[f(a=1j)]|5|malformed number", "[f(a=-)]|5|malformed number",
        "[f(a=.)]|5|malformed number", "[f(a=1e)]|5|malformed number", "[f(a=--1)]|5|malformed number",
        "[f(a='x)]|9|does not end", "[f(a='x\\|8|does not end", "[f(a='\\x4')]|9|2 hexadecimal digits",
        "[f(a='\\U00110000')]|8|no such character", "[f(a='\\N{DASH}')]|7|not supported", "[f(a='x' 'y')]|9|expected ')'",
        "[f(a=1)] done|9|after the end", "[f(a=1)](|8|after the end", "[f(a=[1)]|7|expected ']'", "[,]|1|expected a call",
        "[f(a=1),,]|8|expected a call", "[f(a=b'x')]|5|expected a value", "[f(a=1e1001)]|5|1000 digits", "[(a=1)]|1|expected a call",
        "[1, 2]|2|expected a call", "[\"f\"(a=1)]|1|expected a call"})
    void refusesMalformedCallsAndSaysWhere(String text, int offset, String reason) {
        assertThat(parse(text)).isInstanceOfSatisfying(ParseFailure.class, failure -> {
            assertThat(failure.message()).contains(reason);
            assertThat(failure.offset()).isEqualTo(offset);
        });
    }

    @Test
    void aLineBreakEndsAString() {
        assertThat(parse("[f(a='x\ny')]")).isInstanceOfSatisfying(ParseFailure.class,
                failure -> assertThat(failure.message()).contains("line break"));
    }

    @Test
    void offeredNamesMayHoldAnything() {
        ToolSet tools = set(tool("f", "{}"), tool("f(x)", "{}"), tool("a, b", "{}"), tool("say \"hi\"", "{}"));
        for (String name : List.of("f", "f(x)", "a, b", "say \"hi\"")) {
            List<Call> calls = List.of(new Call(name, object("{\"x\":1}")), Call.of(name));
            assertThat(format.parse(format.render(calls), tools)).isEqualTo(new ParsedCalls(calls));
        }
        assertThat(format.parse("[f(x=1)]", tools)).isEqualTo(new ParsedCalls(List.of(new Call("f", object("{\"x\":1}")))));
    }

    @Test
    void limitsCallsAndDepth() {
        PythonListFormat small = new PythonListFormat(Limits.DEFAULT.withMaxCalls(1).withMaxDepth(2));
        assertThat(small.parse("[f(a=[[1]])]", ToolSet.EMPTY)).isInstanceOf(ParsedCalls.class);
        assertThat(small.parse("[f(a=[[[1]]])]", ToolSet.EMPTY)).isInstanceOf(ParseFailure.class);
        assertThat(small.parse("[f(), f()]", ToolSet.EMPTY)).isInstanceOf(ParseFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "(", "{'a': ", "[("})
    void deepNestingFailsAndDoesNotOverflow(String opener) {
        assertThat(parse("[f(a=" + opener.repeat(100_000))).isInstanceOf(ParseFailure.class);
    }

    @Test
    void longNamesAreNotSearchedForever() {
        assertThat(parse("[" + "x".repeat(500_000) + "(")).isInstanceOf(ParseFailure.class);
    }

    private String argument(String literal) {
        ParsedCalls parsed = (ParsedCalls) parse("[f(a=" + literal + ")]");
        return (String) parsed.calls().get(0).arguments().members().get("a").toJava();
    }

    private ParseResult parse(String text) {
        return format.parse(text, set(tool("f", "{}"), tool("g", "{}")));
    }
}

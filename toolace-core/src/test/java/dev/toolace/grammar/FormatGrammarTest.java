package dev.toolace.grammar;

import static dev.toolace.testing.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.toolace.call.Call;
import dev.toolace.format.CallFormat;
import dev.toolace.format.NoCallText;
import dev.toolace.format.ParseFailure;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.testing.GrammarWalk;
import dev.toolace.testing.Tools;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.CallValidator;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A format's grammar and its parser agree: what the one accepts, the other reads as it stands, and it is valid. */
class FormatGrammarTest {

    private static final ToolSet TOOLS = Tools.set(Tools.WEATHER, Tools.TIMER, tool("get", """
            {"type":"object","properties":{"tags":{"type":"array","items":{"enum":["a","it's","é\\n"]},"maxItems":3},
             "odd name":{"type":["boolean","null"]},"in":{"type":"object","properties":{"x":{"type":"number"}}},
             "any":{}}}"""), tool("ping", "{\"type\":\"object\",\"properties\":{}}"),
            tool("open", "{\"type\":\"object\"}"));

    private static final List<Call> CALLS = List.of(
            new Call("get_weather", Tools.object("{\"city\":\"Köln \\\"am\\\" Rhein\\n\",\"days\":3,\"unit\":\"C\"}")),
            new Call("get", Tools.object(
                    "{\"tags\":[\"it's\",\"é\\n\"],\"odd name\":true,\"in\":{\"x\":-1.5},\"any\":[null,{\"k\":[]}]}")),
            Call.of("ping"));

    static Stream<String> constrainable() {
        return CallFormat.names().stream().filter(name -> CallFormat.byName(name).grammar(ToolSet.EMPTY).isPresent());
    }

    private static Grammar grammar(CallFormat format, ToolSet tools) {
        return format.grammar(tools).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("constrainable")
    void acceptsWhatTheFormatWrites(String name) {
        CallFormat format = CallFormat.byName(name);
        Grammar grammar = grammar(format, TOOLS);

        assertThat(grammar.notes()).isEmpty();
        assertThat(grammar.accepts(format.render(CALLS))).as(format.render(CALLS)).isTrue();
        assertThat(grammar.accepts(format.render(CALLS.subList(0, 1)))).isTrue();
        assertThat(grammar.accepts(format.render(List.of()))).isTrue();
        assertThat(grammar.accepts(format.render(List.of(Call.of("set_timer"))))).isFalse();
        assertThat(grammar.accepts(format.render(List.of(Call.of("other"))))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("constrainable")
    void whatIsAcceptedIsReadWithoutRepairsAndValid(String name) {
        CallFormat format = CallFormat.byName(name);
        Grammar grammar = grammar(format, TOOLS);
        GrammarWalk walk = new GrammarWalk(name.hashCode());
        String calls = format.render(CALLS.subList(0, 1));
        int withCalls = 0;
        for (int i = 0; i < 400; i++) {
            // Random words seldom lead into a call; half of the walks start behind the mark of one.
            String text = i % 2 == 0 ? walk.text(grammar, i) : walk.text(grammar, calls.substring(0, 3 + i % 30), i);
            if (text != null) {
                withCalls += check(format, text) ? 1 : 0;
            }
        }

        assertThat(withCalls).isGreaterThan(20);
    }

    /** Whether it holds calls. */
    static boolean check(CallFormat format, String text) {
        return check(format, text, TOOLS);
    }

    static boolean check(CallFormat format, String text, ToolSet tools) {
        ParseResult result = format.parse(text, tools);
        if (result instanceof ParsedCalls parsed) {
            assertThat(parsed.repairs()).as(text).isEmpty();
            assertThat(new CallValidator().validate(parsed.calls(), tools)).as(text).isEmpty();
            return true;
        }
        assertThat(result).as(text).isInstanceOf(NoCallText.class).isNotInstanceOf(ParseFailure.class);
        return false;
    }

    @ParameterizedTest
    @MethodSource("constrainable")
    void aChangedByteIsRefusedOrHarmless(String name) {
        CallFormat format = CallFormat.byName(name);
        Grammar grammar = grammar(format, TOOLS);
        byte[] text = format.render(CALLS).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] changed = text.clone();
            changed[random.nextInt(text.length)] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256)
                    : "\"{}[],:' \\0a".charAt(random.nextInt(12)));
            GrammarState state = grammar.start();
            for (byte b : changed) {
                state = state.next(b);
            }
            if (state.accepting()) {
                check(format, new String(changed, StandardCharsets.UTF_8));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("constrainable")
    void thinkingIsPassedOver(String name) {
        CallFormat format = CallFormat.byName(name);
        String text = "<think>a [ { \" <tool_call> b</think>\n\n" + format.render(CALLS);

        assertThat(grammar(format, TOOLS).accepts(text)).isTrue();
        // This one's parser knows no thinking: all that does not start with a bracket is words.
        assertThat(check(format, text)).isEqualTo(!name.equals("toolace"));
    }

    @Test
    void bothStylesOfWhiteSpaceAreAccepted() {
        Grammar grammar = grammar(CallFormat.byName("hermes"), TOOLS);

        assertThat(grammar.accepts("<tool_call>\n"
                + "{\"name\": \"get_weather\", \"arguments\": {\"city\": \"a\", \"days\": 1}}\n"
                + "</tool_call>")).isTrue();
        assertThat(grammar.accepts("<tool_call>\n{\"name\":\"get_weather\",\"arguments\":{\"city\":\"a\",\"days\":1}}\n"
                + "</tool_call>")).isTrue();
        assertThat(grammar.accepts("See:\n<tool_call>\n{\"name\":\"ping\",\"arguments\":{}}\n</tool_call>")).isTrue();
        assertThat(grammar.accepts("No tool fits.")).isTrue();
        assertThat(grammar.accepts("<tool_call>\n{\"name\":\"ping\"")).isFalse();
    }

    @Test
    void afterTheFirstSpaceTheStyleIsForced() {
        Grammar grammar = grammar(CallFormat.byName("hermes"), Tools.set(Tools.TIMER));
        GrammarState state = grammar.after("<tool_call>\n{\"name\": ");

        assertThat(new String(state.forced(), StandardCharsets.UTF_8))
                .isEqualTo("\"set_timer\", \"arguments\": {\"minutes\":");
    }

    @Test
    void pythonTakesQuotesOfBothKinds() {
        Grammar grammar = grammar(CallFormat.byName("toolace"), TOOLS);

        assertThat(grammar.accepts("[get_weather(city='it\\'s', days=2), ping()]")).isTrue();
        assertThat(grammar.accepts("[get(in={'x': 1.5}, any=None)]")).isTrue();
        assertThat(grammar.accepts("[get(**{\"odd name\": True})]")).isTrue();
        assertThat(grammar.accepts("[get(any=true)]")).isFalse();
        assertThat(grammar.accepts("None of these fits.")).isTrue();
    }

    @Test
    void aNameThatTheFormatCannotWriteIsNoted() {
        ToolSet tools = Tools.set(tool("with space", "{\"type\":\"object\",\"properties\":{}}"), Tools.TIMER);
        Grammar grammar = grammar(CallFormat.byName("mistral"), tools);

        assertThat(grammar.notes()).extracting(GrammarNote::tool, GrammarNote::keyword)
                .containsExactly(tuple("with space", "name"));
        assertThat(grammar.accepts("[TOOL_CALLS]set_timer[ARGS]{\"minutes\":5}")).isTrue();
    }

    @Test
    void noMoreCallsThanTheLimit() {
        Grammar grammar = grammar(CallFormat.byName("json"), TOOLS);
        List<Call> most = Collections.nCopies(64, Call.of("ping"));

        assertThat(grammar.accepts(CallFormat.byName("json").render(most))).isTrue();
        String full = CallFormat.byName("json").render(most);
        assertThat(grammar.after(full.substring(0, full.length() - 1)).allowed()).isEqualTo(ByteSet.of(b -> b == ']'));
    }

    @Test
    void withoutToolsThereAreNoCalls() {
        assertThat(grammar(CallFormat.byName("json"), ToolSet.EMPTY).accepts("[]")).isTrue();
        assertThat(grammar(CallFormat.byName("json"), ToolSet.EMPTY).accepts("[{")).isFalse();
    }
}

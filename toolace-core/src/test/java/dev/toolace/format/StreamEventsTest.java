package dev.toolace.format;

import static dev.toolace.testing.Tools.TIMER;
import static dev.toolace.testing.Tools.WEATHER;
import static dev.toolace.testing.Tools.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.format.CallEvent.ArgumentsDelta;
import dev.toolace.format.CallEvent.Finished;
import dev.toolace.format.CallEvent.Started;
import dev.toolace.format.CallEvent.Withdrawn;
import dev.toolace.testing.Tools;
import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import dev.toolace.validation.ValidationError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of a call, and when. */
class StreamEventsTest {

    private static final ToolSet TOOLS = Tools.set(WEATHER, TIMER);
    private static final Call ROME = new Call("get_weather", object("{\"city\":\"Rome\",\"days\":2}"));
    private static final Call TIMED = new Call("set_timer", object("{\"minutes\":5}"));

    private final List<CallEvent> events = new ArrayList<>();

    @Test
    void jsonList() {
        CallStream stream = open("json");
        tells(stream, "[{\"name\":\"get_weather\"", new Started(0, "get_weather"));
        tells(stream, ",\"arguments\":{ \"city\" : \"Ro", new ArgumentsDelta(0, "{\"city\":\"Ro"));
        tells(stream, "me\",\"days\":2", new ArgumentsDelta(0, "me\",\"days\":"));
        tells(stream, "}", new ArgumentsDelta(0, "2}"));
        tells(stream, "}", new Finished(0, ROME));
        tells(stream, ", {\"name\":\"set_timer\",", new Started(1, "set_timer"));
        tells(stream, "\"arguments\":{\"minutes\":5}}", new ArgumentsDelta(1, "{\"minutes\":5}"), new Finished(1,
                TIMED));
        tells(stream, "]");
        ends(stream, ROME, TIMED);
    }

    @Test
    void jsonObjectWithTheNameBehindTheArguments() {
        CallStream stream = open("json");
        tells(stream, "{\"parameters\":{\"city\":\"Rome\",\"days\":2},");
        tells(stream, "\"name\":\"get_weather\"", new Started(0, "get_weather"),
                new ArgumentsDelta(0, "{\"city\":\"Rome\",\"days\":2}"));
        tells(stream, "}", new Finished(0, ROME));
        ends(stream, ROME);
    }

    @Test
    void aBareNameThatIsNotOnOfferMayBeDataUntilArgumentsFollow() {
        CallStream stream = open("hermes");
        tells(stream, "Their record: {\"name\": \"Bob\", \"age\": 7}. ");
        tells(stream, "{\"name\": \"lookup\", ");
        tells(stream, "\"arguments\": {", new Started(0, "lookup"), new ArgumentsDelta(0, "{"));
        tells(stream, "}}", new ArgumentsDelta(0, "}"), new Finished(0, Call.of("lookup")));
        ends(stream, Call.of("lookup"));
    }

    @Test
    void hermes() {
        CallStream stream = open("hermes");
        tells(stream, "<think>{\"name\":\"set_timer\",\"arguments\":{}}</think>Sure.\n<tool_ca");
        tells(stream, "ll>\n{\"name\": \"lookup\"", new Started(0, "lookup"));
        tells(stream, ", \"arguments\": {\"q\": \"a \\u00e9 \\ud83d", new ArgumentsDelta(0, "{\"q\":\"a é "));
        tells(stream, "\\ude00", new ArgumentsDelta(0, "😀"));
        tells(stream, "\"}}", new ArgumentsDelta(0, "\"}"), new Finished(0, new Call("lookup",
                object("{\"q\":\"a é 😀\"}"))));
        tells(stream, "\n</tool_call>");
        ends(stream, new Call("lookup", object("{\"q\":\"a é 😀\"}")));
    }

    @Test
    void llamaJson() {
        CallStream stream = open("llama3_json");
        tells(stream, "{\"name\": \"get_weather\"", new Started(0, "get_weather"));
        tells(stream, ", \"parameters\": {\"city\": \"Rome\", \"da", new ArgumentsDelta(0, "{\"city\":\"Rome\",\"da"));
        tells(stream, "ys\": 2}}", new ArgumentsDelta(0, "ys\":2}"), new Finished(0, ROME));
        tells(stream, "; {\"name\": \"set_timer\"", new Started(1, "set_timer"));
        tells(stream, ", \"parameters\": {\"minutes\": 5}}", new ArgumentsDelta(1, "{\"minutes\":5}"), new Finished(1,
                TIMED));
        ends(stream, ROME, TIMED);
    }

    @Test
    void mistral() {
        CallStream stream = open("mistral");
        tells(stream, "Let me see. [TOOL_CALLS]get_weather[ARGS]", new Started(0, "get_weather"));
        tells(stream, "{\"city\": \"Rome\", ", new ArgumentsDelta(0, "{\"city\":\"Rome\","));
        tells(stream, "\"days\": 2}", new ArgumentsDelta(0, "\"days\":2}"), new Finished(0, ROME));
        tells(stream, "[TOOL_CALLS][{\"name\": \"set_timer\"", new Started(1, "set_timer"));
        tells(stream, ", \"arguments\": {\"minutes\": 5}}", new ArgumentsDelta(1, "{\"minutes\":5}"), new Finished(1,
                TIMED));
        tells(stream, "]");
        ends(stream, ROME, TIMED);
    }

    @Test
    void pythonList() {
        CallStream stream = open("pythonic");
        tells(stream, "[get_weather(", new Started(0, "get_weather"), new ArgumentsDelta(0, "{"));
        tells(stream, "city='Ro", new ArgumentsDelta(0, "\"city\":\"Ro"));
        tells(stream, "me', days=2", new ArgumentsDelta(0, "me\",\"days\":"));
        tells(stream, ")", new ArgumentsDelta(0, "2}"), new Finished(0, ROME));
        tells(stream, ", set_timer(minutes=5)", new Started(1, "set_timer"), new ArgumentsDelta(1, "{\"minutes\":5}"),
                new Finished(1, TIMED));
        tells(stream, "]");
        ends(stream, ROME, TIMED);
    }

    @Test
    void aStrictPythonListFinishesItsCallsTogether() {
        CallStream stream = open("toolace");
        tells(stream, "[get_weather(city=\"Rome\", days=2)", new Started(0, "get_weather"),
                new ArgumentsDelta(0, "{\"city\":\"Rome\",\"days\":2}"));
        tells(stream, ", set_timer(minutes=5)", new Started(1, "set_timer"), new ArgumentsDelta(1, "{\"minutes\":5}"));
        tells(stream, "]", new Finished(0, ROME), new Finished(1, TIMED));
        ends(stream, ROME, TIMED);
    }

    @Test
    void aStrictPythonListThatIsNotAllThereIsWithdrawn() {
        CallStream stream = open("toolace");
        stream.feed("[set_timer(minutes=5)] and more");
        assertThat(events).endsWith(new Finished(0, TIMED));
        events.clear();
        assertThat(stream.finish()).isInstanceOf(ParseFailure.class);
        assertThat(events).containsExactly(new Withdrawn(0));
    }

    @Test
    void qwenCoder() {
        CallStream stream = open("qwen3_xml");
        tells(stream, "<tool_call>\n<function=get_weather>", new Started(0, "get_weather"));
        tells(stream, "\n<parameter=city>\nRo", new ArgumentsDelta(0, "{\"city\":\"Ro"));
        tells(stream, "me\n</para", new ArgumentsDelta(0, "me"));
        tells(stream, "meter>\n<parameter=", new ArgumentsDelta(0, "\""));
        tells(stream, "days>\n2\n</parameter>\n", new ArgumentsDelta(0, ",\"days\":"));
        tells(stream, "</function>", new ArgumentsDelta(0, "2}"), new Finished(0, ROME));
        tells(stream, "\n</tool_call>");
        ends(stream, ROME);
    }

    @Test
    void markupInsideOfAValueIsData() {
        CallStream stream = open("qwen3_xml");
        Call tagged = new Call("get_weather", object("{\"city\":\"<b>a</parameter> b\"}"));
        tells(stream, "<function=get_weather><parameter=city><b>a</parameter>", new Started(0, "get_weather"),
                new ArgumentsDelta(0, "{\"city\":\"<b>a"));
        tells(stream, " b", new ArgumentsDelta(0, "</parameter> b"));
        tells(stream, "</parameter></function>", new ArgumentsDelta(0, "\"}"), new Finished(0, tagged));
        ends(stream, tagged);
    }

    @Test
    void theFormatIsToldFromTheText() {
        CallStream stream = open("auto");
        tells(stream, "Sure. <｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>");
        tells(stream, "get_weather\n```json\n{\"city\"", new Started(0, "get_weather"), new ArgumentsDelta(0,
                "{\"city\""));
        tells(stream, ":\"Rome\",\"days\":2}", new ArgumentsDelta(0, ":\"Rome\",\"days\":2}"), new Finished(0, ROME));
        tells(stream, "\n```<｜tool▁call▁end｜><｜tool▁calls▁end｜>");
        ends(stream, ROME);
    }

    @Test
    void theFormatOfTheFirstCallIsThatOfTheNext() {
        CallStream stream = open("auto");
        stream.feed("<tool_call>\n<function=set_timer>\n<parameter=minutes>\n5\n</parameter>\n</function>\n");
        stream.feed("</tool_call>\n");
        assertThat(events).endsWith(new Finished(0, TIMED));
        tells(stream, "<tool_call>\n<function=get_weather>", new Started(1, "get_weather"));
        tells(stream, "\n<parameter=city>\nRome", new ArgumentsDelta(1, "{\"city\":\"Rome"));
        stream.feed("\n</parameter>\n<parameter=days>\n2\n</parameter>\n</function>");
        ends(stream, TIMED, ROME);
    }

    @Test
    void aMarkerAtTheEndOfACallTellsTheFormatToo() {
        CallStream stream = open("auto");
        stream.feed("<function=set_timer>{\"minutes\":5}");
        assertThat(events).doesNotHaveAnyElementsOfTypes(Finished.class);
        stream.feed("</function>");
        ends(stream, TIMED);
    }

    @Test
    void thinkingThatThePromptOpenedTakesCallsBack() {
        CallStream stream = open("hermes");
        stream.feed("Maybe <tool_call>{\"name\":\"set_timer\",\"arguments\":{\"minutes\":5}}</tool_call>?");
        assertThat(events).endsWith(new Finished(0, TIMED));
        events.clear();
        tells(stream, " No.</think>", new Withdrawn(0));
        tells(stream, "{\"name\":\"get_weather\"", new Started(0, "get_weather"));
        stream.feed(",\"arguments\":{\"city\":\"Rome\",\"days\":2}}");
        events.clear();
        ends(stream, ROME);
    }

    @Test
    void anEndOfThinkingInsideOfAnArgumentIsData() {
        CallStream stream = open("hermes");
        Call tagged = new Call("get_weather", object("{\"city\":\"</think>\"}"));
        tells(stream, "<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"</think>", new Started(0,
                "get_weather"),
                new ArgumentsDelta(0, "{\"city\":\"</think>"));
        tells(stream, "\"}}", new ArgumentsDelta(0, "\"}"), new Finished(0, tagged));
        ends(stream, tagged);
    }

    @Test
    void aListThatTurnsOutBrokenTakesItsCallsBack() {
        CallStream stream = open("json");
        stream.feed("[{\"name\":\"set_timer\",\"arguments\":{\"minutes\":5}}, {\"name\":\"get_weather\"");
        assertThat(events).contains(new Finished(0, TIMED)).endsWith(new Started(1, "get_weather"));
        events.clear();
        assertThat(stream.finish()).isInstanceOf(ParseFailure.class);
        assertThat(events).containsExactly(new Withdrawn(1), new Withdrawn(0));
    }

    @Test
    void aCallThatIsCutOffIsNeverFinished() {
        CallStream stream = open("hermes");
        stream.feed("<tool_call>{\"name\":\"set_timer\",\"arguments\":{\"minutes\":5}");
        assertThat(stream.finish()).isInstanceOf(ParseFailure.class);
        assertThat(events).containsExactly(new Started(0, "set_timer"), new ArgumentsDelta(0, "{\"minutes\":5}"),
                new Withdrawn(0));
    }

    @Test
    void aBrokenCallMakesRoomForTheNext() {
        CallStream stream = open("hermes");
        stream.feed("<tool_call>{\"name\":\"set_timer\",\"arguments\":{\"minutes\": five}}</tool_call>\n");
        stream.feed("<tool_call>{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Rome\",\"days\":2}}</tool_call>");
        ParseResult result = stream.finish();
        assertThat(((ParsedCalls) result).calls()).endsWith(ROME);
        assertThat(events).contains(new Finished(((ParsedCalls) result).calls().size() - 1, ROME));
    }

    @Test
    void deltasAreCompactJsonHoweverTheArgumentsAreWritten() {
        CallStream stream = open("hermes");
        tells(stream, "{\"name\":\"set_timer\",\"arguments\":\"{ \\\"minutes\\\": 5 }\"", new Started(0, "set_timer"));
        tells(stream, "}", new ArgumentsDelta(0, "{\"minutes\":5}"), new Finished(0, TIMED));
        ends(stream, TIMED);
    }

    @Test
    void beyondALimitNothingCounts() {
        CallFormat few = new JsonListFormat(Limits.DEFAULT.withMaxCalls(1));
        CallStream calls = few.stream(TOOLS, events::add);
        calls.feed("[{\"name\":\"f\",\"arguments\":{}},{\"name\":\"g\",\"arguments\":{}}");
        assertThat(events).endsWith(new Withdrawn(0));
        assertThat(calls.finish()).isInstanceOf(ParseFailure.class);

        events.clear();
        CallFormat brief = new JsonListFormat(Limits.DEFAULT.withMaxJsonChars(40));
        CallStream text = brief.stream(TOOLS, events::add);
        text.feed("[{\"name\":\"f\",\"arguments\":{}}]" + " ".repeat(20));
        assertThat(events).endsWith(new Finished(0, Call.of("f")), new Withdrawn(0));
        assertThat(text.finish()).isInstanceOf(ParseFailure.class);
    }

    @Test
    void aFinishedStreamTakesNothing() {
        CallStream stream = open("json");
        stream.finish();
        assertThatThrownBy(() -> stream.feed("[")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(stream::finish).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherFormatTellsOfItsCallsAtTheEnd() {
        CallStream stream = new Shouting().stream(TOOLS, events::add);
        tells(stream, "set_timer! set_timer!");
        assertThat(stream.finish()).isInstanceOf(ParsedCalls.class);
        Call call = Call.of("set_timer");
        assertThat(events).containsExactly(new Started(0, "set_timer"), new ArgumentsDelta(0, "{}"), new Finished(0,
                call),
                new Started(1, "set_timer"), new ArgumentsDelta(1, "{}"), new Finished(1, call));
    }

    private CallStream open(String format) {
        return CallFormat.byName(format).stream(TOOLS, events::add);
    }

    /** The piece is fed at once; what is told of it must not hang on its end. */
    private void tells(CallStream stream, String piece, CallEvent... expected) {
        events.clear();
        stream.feed(piece);
        assertThat(events).containsExactly(expected);
        events.clear();
    }

    private void ends(CallStream stream, Call... calls) {
        ParseResult result = stream.finish();
        assertThat(((ParsedCalls) result).calls()).containsExactly(calls);
        assertThat(events).doesNotHaveAnyElementsOfTypes(Withdrawn.class);
    }

    /** A user's own format: every word before an exclamation mark is a call. */
    private static final class Shouting implements CallFormat {

        @Override
        public String name() {
            return "shouting";
        }

        @Override
        public String systemPrompt(List<Tool> tools) {
            return "Shout.";
        }

        @Override
        public String render(List<Call> calls) {
            return String.join(" ", calls.stream().map(call -> call.name() + "!").toList());
        }

        @Override
        public ParseResult parse(String text, ToolSet tools) {
            List<Call> calls = new ArrayList<>();
            for (String word : text.split(" ")) {
                if (word.endsWith("!")) {
                    calls.add(Call.of(word.substring(0, word.length() - 1)));
                }
            }
            return calls.isEmpty() ? new NoCallText(text) : new ParsedCalls(calls);
        }

        @Override
        public String refineInstruction() {
            return "Again.";
        }

        @Override
        public String correctInstruction(List<ValidationError> errors) {
            return "Wrong.";
        }
    }
}

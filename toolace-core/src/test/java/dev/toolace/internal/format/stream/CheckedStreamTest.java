package dev.toolace.internal.format.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.Limits;
import dev.toolace.call.Call;
import dev.toolace.format.CallEvent;
import dev.toolace.format.CallFormat;
import dev.toolace.format.CallStream;
import dev.toolace.testing.RandomCalls;
import dev.toolace.testing.Replay;
import dev.toolace.tool.ToolSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much a stream works. */
class CheckedStreamTest {

    private static final ToolSet TOOLS = RandomCalls.TOOLS;
    private static final int LONG = 1_000_000;
    private static final int HOSTILE = Integer.getInteger("toolace.stream.chars", 6_000);

    static List<CallFormat> formats() {
        return CallFormat.names().stream().map(CallFormat::byName).toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void wordsAreReadOnceBesidesTheEnd(CallFormat format) {
        CheckedStream stream = (CheckedStream) format.stream(TOOLS, event -> {});
        String word = "and";
        for (int fed = 0; fed < LONG / 10; fed += word.length()) {
            stream.feed(word);
        }
        assertThat(stream.granted()).isZero();
    }

    @Test
    void aMillionCharactersOfWordsInSmallPiecesAreReadOnce() {
        for (String name : List.of("hermes", "toolace", "qwen3_xml", "auto")) {
            CheckedStream stream = (CheckedStream) CallFormat.byName(name).stream(TOOLS, event -> {});
            for (int fed = 0; fed < LONG; fed += 3) {
                stream.feed("so ");
            }
            assertThat(stream.granted()).isZero();
            stream.finish();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theWorkIsBoundedWhateverTheText(CallFormat format) {
        List<String> pieces = new ArrayList<>(List.of(" ", "<", "[", "{", "{\"a\":", "\"", "\\", "<tool_call>",
                "</tool_call>",
                "<function=f>", "</function>", "<parameter=a>", "</parameter>", "</parameter>  ", "\nf(a=", "[f(",
                "f(x)\n",
                "{\"name\":\"f\",\"arguments\":{}}", "<tool_call>{\"name\":\"f\",\"arguments\":x}</tool_call>",
                "[TOOL_CALLS]",
                "[TOOL_CALLS]f{", "<|message|>", "<arg_key>a</arg_key><arg_value>", "</think>",
                "<|tool_call_begin|>f"));
        pieces.add(format.render(List.of(Call.of("f"))));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (String piece : pieces) {
                CheckedStream stream = (CheckedStream) format.stream(TOOLS, event -> {});
                for (int fed = 0; fed < HOSTILE; fed += piece.length()) {
                    stream.feed(piece);
                }
                assertThat(stream.granted())
                        .isLessThanOrEqualTo(CheckedStream.FACTOR * (HOSTILE + 200L) + CheckedStream.FREE);
                stream.finish();
            }
        });
    }

    @Test
    void aLongTextIsCheckedNoMoreOftenThanItsLengthAllows() {
        List<CallEvent> events = new ArrayList<>();
        CallFormat format = CallFormat.byName("hermes");
        CheckedStream stream = (CheckedStream) format.stream(TOOLS, events::add);
        String call = "<tool_call>{\"name\":\"f\",\"arguments\":{\"text\":\"" + "x".repeat(15_000) + "\"}}</tool_call>";
        for (int i = 0; i < Limits.DEFAULT.maxCalls(); i++) {
            stream.feed(call);
        }
        long length = (long) call.length() * Limits.DEFAULT.maxCalls();
        assertThat(stream.granted()).isBetween(length, CheckedStream.FACTOR * length + CheckedStream.FREE);
        stream.finish();
        assertThat(events.stream().filter(CallEvent.Finished.class::isInstance)).hasSize(Limits.DEFAULT.maxCalls());
        assertThat(events).doesNotHaveAnyElementsOfTypes(CallEvent.Withdrawn.class);
    }

    @Test
    void callsThatAreSettledLateGiveTheSameEventsForEverySplit() {
        String call = "{\"name\":\"f\",\"arguments\":{\"text\":\"" + "y".repeat(3000) + "\"}}\n";
        String text = String.join("", Collections.nCopies(60, call));
        CallFormat format = CallFormat.byName("auto");
        Replay whole = Replay.of(format, TOOLS, text, Replay.size(text.length()));
        assertThat(Replay.of(format, TOOLS, text, Replay.size(7)).merged()).isEqualTo(whole.merged());
    }

    @Test
    void moreCallsThanAllowedAreNotFollowed() {
        List<CallEvent> events = new ArrayList<>();
        CallStream stream = CallFormat.byName("hermes").stream(TOOLS, events::add);
        for (int i = 0; i < 20_000; i++) {
            stream.feed("{\"name\":\"f\",\"arguments\":{}}");
        }
        stream.finish();
        assertThat(events).hasSizeLessThan(10 * Limits.DEFAULT.maxCalls());
    }
}

package dev.toolace.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.testing.RandomCalls;
import dev.toolace.testing.RandomJson;
import dev.toolace.testing.Replay;
import dev.toolace.tool.ToolSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the streams of all formats. {@code -Dtoolace.stream.calls=10000} makes it thorough. */
class StreamPropertyTest {

    /** The least number of calls of each format that a property is tried on. */
    private static final int CALLS = Integer.getInteger("toolace.stream.calls", 4);

    /** So often as many texts that are read in few ways. */
    private static final int MORE = 25;
    private static final int SPLITS = 100;
    private static final ToolSet TOOLS = RandomCalls.TOOLS;

    static List<CallFormat> formats() {
        return CallFormat.names().stream().map(CallFormat::byName).toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everySplitOfWhatIsRenderedGivesTheSameCallsAndEvents(CallFormat format) {
        Random random = new Random(41);
        List<Call> calls;
        for (int i = 0, done = 0; done < CALLS; i++, done += calls.size()) {
            calls = RandomCalls.of(format.name(), random, i);
            String text = format.render(calls);
            Replay whole = Replay.of(format, TOOLS, text, Replay.size(text.length()));
            assertThat(whole.finished()).isEqualTo(calls);
            for (int s = 0; s < SPLITS; s++) {
                assertThat(Replay.of(format, TOOLS, text, Replay.sizes(random)).merged()).as(text)
                        .isEqualTo(whole.merged());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsRenderedIsNeverTakenBack(CallFormat format) {
        Random random = new Random(42);
        for (int i = 0; i < MORE * CALLS; i++) {
            String text = format.render(RandomCalls.of(format.name(), random, i));
            Replay replay = Replay.of(format, TOOLS, text, Replay.size(text.length()));
            assertThat(replay.withdrawn()).as("%s %s", text, replay.merged()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyPrefixIsReadAsItIsReadWholeAndFinishesNothingElse(CallFormat format) {
        Random random = new Random(43);
        List<Call> calls;
        for (int i = 0, done = 0; done < CALLS; i++, done += calls.size()) {
            calls = RandomCalls.of(format.name(), random, i);
            String text = format.render(calls);
            everyPrefix(format, text);
            if (i % 10 == 0) {
                everyPrefix(format, "Hm.</think>Sure: " + text + " Done.");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void mutatedTextIsReadInPiecesAsItIsReadWhole(CallFormat format) {
        RandomJson mutations = new RandomJson(44);
        Random random = new Random(44);
        for (int i = 0; i < MORE * CALLS; i++) {
            String text = format.render(RandomCalls.of(format.name(), random, i));
            for (int m = random.nextInt(4); m >= 0; m--) {
                text = mutations.mutate(text);
            }
            Replay whole = Replay.of(format, TOOLS, text, Replay.size(Math.max(1, text.length())));
            assertThat(Replay.of(format, TOOLS, text, Replay.sizes(random)).merged()).isEqualTo(whole.merged());
        }
    }

    private static void everyPrefix(CallFormat format, String text) {
        Replay all = new Replay();
        CallStream open = format.stream(TOOLS, all);
        int finished = 0;
        for (int end = 0; end <= text.length(); end++) {
            String prefix = text.substring(0, end);
            Replay.of(format, TOOLS, prefix, Replay.size(Math.max(1, end)));
            if (end > 0) {
                open.feed(text.substring(end - 1, end));
                if (all.finished().size() > finished) {
                    // A call is finished only where the text so far, cut off here, would hold it.
                    assertThat(format.parse(prefix, TOOLS)).as(prefix).isInstanceOfSatisfying(ParsedCalls.class,
                            parsed -> assertThat(parsed.calls()).startsWith(all.finished().toArray(Call[]::new)));
                }
                finished = all.finished().size();
            }
        }
    }
}

package dev.toolace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.call.Call;
import dev.toolace.format.CallEvent;
import dev.toolace.format.CallFormat;
import dev.toolace.format.CallStream;
import dev.toolace.format.ParseResult;
import dev.toolace.format.ParsedCalls;
import dev.toolace.tool.ToolSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Listens to a stream, refuses events that make no sense, and has the calls that stand. */
public final class Replay implements Consumer<CallEvent> {

    private static final class Standing {

        private final String name;
        private final StringBuilder arguments = new StringBuilder();
        private @Nullable Call call;

        Standing(String name) {
            this.name = name;
        }
    }

    private final List<Standing> standing = new ArrayList<>();
    private final List<CallEvent> merged = new ArrayList<>();
    private int withdrawn;

    @Override
    public void accept(CallEvent event) {
        note(event);
        if (event instanceof CallEvent.Started started) {
            assertThat(started.index()).isEqualTo(standing.size());
            standing.add(new Standing(started.name()));
        } else if (event instanceof CallEvent.ArgumentsDelta delta) {
            assertThat(delta.text()).isNotEmpty();
            assertThat(Character.isLowSurrogate(delta.text().charAt(0))).isFalse();
            assertThat(standing.get(delta.index()).call).isNull();
            standing.get(delta.index()).arguments.append(delta.text());
        } else if (event instanceof CallEvent.Finished finished) {
            Standing one = standing.get(finished.index());
            assertThat(one.call).isNull();
            assertThat(one.name).isEqualTo(finished.call().name());
            assertThat(one.arguments.toString()).isEqualTo(finished.call().arguments().toJson());
            one.call = finished.call();
        } else {
            assertThat(event.index()).isEqualTo(standing.size() - 1);
            standing.remove(standing.size() - 1);
            withdrawn++;
        }
    }

    private void note(CallEvent event) {
        if (event instanceof CallEvent.ArgumentsDelta delta && !merged.isEmpty()
                && merged.get(merged.size() - 1) instanceof CallEvent.ArgumentsDelta before
                && before.index() == delta.index()) {
            merged.set(merged.size() - 1, new CallEvent.ArgumentsDelta(delta.index(), before.text() + delta.text()));
        } else {
            merged.add(event);
        }
    }

    /** The events, deltas that follow one another joined. */
    public List<CallEvent> merged() {
        return merged;
    }

    /** How many calls were taken back. */
    public int withdrawn() {
        return withdrawn;
    }

    /** The calls that are finished and stand. */
    public List<Call> finished() {
        return standing.stream().filter(one -> one.call != null).map(one -> (Call) one.call).toList();
    }

    /** The names of all calls that stand, and their arguments so far. */
    public List<String> standing() {
        return standing.stream().map(one -> one.name + one.arguments).toList();
    }

    /** Feeds a text in pieces; the result must be that of the whole, and so must be the calls that stand. */
    public static Replay of(CallFormat format, ToolSet tools, String text, IntSupplier sizes) {
        Replay replay = new Replay();
        CallStream stream = format.stream(tools, replay);
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + sizes.getAsInt());
            stream.feed(text.substring(at, end));
            at = end;
        }
        ParseResult result = stream.finish();
        assertThat(result).as(text).isEqualTo(format.parse(text, tools));
        assertThat(replay.finished()).as(text)
                .isEqualTo(result instanceof ParsedCalls parsed ? parsed.calls() : List.of());
        assertThat(replay.standing).as(text).hasSameSizeAs(replay.finished());
        return replay;
    }

    /** Sizes of pieces, most of them small. */
    public static IntSupplier sizes(Random random) {
        int most = 1 << random.nextInt(8);
        return () -> 1 + random.nextInt(most);
    }

    /** Always one size. */
    public static IntSupplier size(int size) {
        return () -> size;
    }
}

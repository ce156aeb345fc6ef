package dev.toolace.cli;

import dev.toolace.call.Call;
import dev.toolace.format.CallEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The calls of a stream that are finished and were not withdrawn. Used by one thread. */
final class StandingCalls implements Consumer<CallEvent> {

    private final List<List<Call>> calls = new ArrayList<>();

    @Override
    public void accept(CallEvent event) {
        if (event instanceof CallEvent.Started) {
            calls.add(List.of());
        } else if (event instanceof CallEvent.Finished finished) {
            calls.set(finished.index(), List.of(finished.call()));
        } else if (event instanceof CallEvent.Withdrawn withdrawn) {
            calls.remove(withdrawn.index());
        }
    }

    /** In the order of the text. */
    List<Call> calls() {
        return calls.stream().flatMap(List::stream).toList();
    }
}

package dev.toolace.internal.format.json;

import dev.toolace.internal.format.stream.CallScanner;
import dev.toolace.internal.format.stream.Drafts;
import dev.toolace.internal.format.stream.MarkerWatch;
import dev.toolace.internal.format.stream.Step;
import org.jspecify.annotations.Nullable;

/** Follows what {@link MarkedJson} reads. Used by one thread. */
final class MarkedJsonScanner implements CallScanner {

    private final MarkedJson grammar;
    private final Drafts out;
    private final MarkerWatch starts;
    private final MarkerWatch ends;
    private @Nullable PayloadScanner payload;
    private boolean marked;

    MarkedJsonScanner(MarkedJson grammar, Drafts out) {
        this.grammar = grammar;
        this.out = out;
        this.starts = new MarkerWatch(grammar.starts());
        this.ends = new MarkerWatch(grammar.ends());
    }

    @Override
    public boolean busy() {
        return payload != null && payload.busy();
    }

    @Override
    public void next(char c) {
        boolean start = starts.next(c) != null;
        boolean end = ends.next(c) != null;
        if (payload != null && follow(payload, c)) {
            return;
        }
        payload = null;
        if (end) {
            out.boundary();
        }
        if (start) {
            marked = true;
        } else if (marked ? !Character.isWhitespace(c) : grammar.bare()) {
            if (c == '{' || c == '[') {
                payload = new PayloadScanner(out, grammar.nameIsKey(), marked, false);
                follow(payload, c);
            }
            marked = false;
        }
    }

    /** Whether the character belongs to the payload. */
    private boolean follow(PayloadScanner current, char c) {
        Step step = current.next(c);
        if (step == Step.BROKEN && current.begun()) {
            out.abandon();
        }
        if (step == Step.DONE) {
            payload = null;
        }
        return step == Step.MORE || step == Step.DONE;
    }
}

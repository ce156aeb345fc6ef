package dev.toolace.internal.format.stream;

import java.util.List;

/**
 * Knows no more of a format than what ends a call in it: calls are told of when they are complete. Used by one thread.
 */
public final class EndMarks implements CallScanner {

    private final Drafts out;
    private final MarkerWatch ends;

    /**
     * Nothing seen yet.
     *
     * @param out takes the ends of calls
     * @param ends what ends a call
     */
    public EndMarks(Drafts out, List<String> ends) {
        this.out = out;
        this.ends = new MarkerWatch(ends);
    }

    @Override
    public void next(char c) {
        if (ends.next(c) != null) {
            out.check();
        }
    }
}

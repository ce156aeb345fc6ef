package dev.toolace.bench.soak;

import java.util.SplittableRandom;

/** What happens in an invocation, and how often among a hundred. */
enum SoakKind {

    /** One greedy answer. */
    SINGLE(20),
    /** Refined until it settles. */
    REFINED(15),
    /** Held to the grammar of its tools. */
    CONSTRAINED(15),
    /** Both, and sampled. */
    CONSTRAINED_REFINED(10),
    /** Sampled freely. */
    SAMPLED(10),
    /** A listener is told of the text. */
    LISTENED(8),
    /** The listener cancels after some pieces. */
    CANCELLED(8),
    /** Time runs out: before it begins, while it waits, reads or writes. */
    TIMED(5),
    /** The listener throws. */
    LISTENER_FAILS(3),
    /** The prompt does not fit into the context. */
    TOO_LONG(1),
    /** No call can satisfy the tools, so that only words are left. */
    IMPOSSIBLE(1),
    /** The thread is interrupted before. */
    INTERRUPTED(2),
    /** A model is opened for it, and closed after it or while it runs. */
    REOPENED(2);

    private final int percent;

    SoakKind(int percent) {
        this.percent = percent;
    }

    static SoakKind draw(SplittableRandom random) {
        int at = random.nextInt(100);
        for (SoakKind kind : values()) {
            at -= kind.percent;
            if (at < 0) {
                return kind;
            }
        }
        throw new AssertionError("together they are not a hundred");
    }
}

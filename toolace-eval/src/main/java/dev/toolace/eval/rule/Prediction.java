package dev.toolace.eval.rule;

import java.util.List;

/** What a model answered. All kinds are immutable and safe for use by many threads. */
public sealed interface Prediction {

    /**
     * What was written, or the reason why it cannot be read.
     *
     * @return a text; empty where only calls are known
     */
    String text();

    /**
     * Calls; an empty list where it is only known that none was made.
     *
     * @param calls in order; copied
     * @param text the text they were read from; empty if unknown
     */
    record Calls(List<PredictedCall> calls, String text) implements Prediction {

        /** Copies the calls. */
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    /**
     * Words without a call.
     *
     * @param text the words
     */
    record Words(String text) implements Prediction {}

    /**
     * Neither calls nor words.
     *
     * @param text what is wrong with it
     */
    record Unreadable(String text) implements Prediction {}

    /**
     * The calls, whatever kind of answer this is.
     *
     * @return empty for words and what cannot be read
     */
    default List<PredictedCall> made() {
        return this instanceof Calls calls ? calls.calls() : List.of();
    }
}

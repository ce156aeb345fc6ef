package dev.toolace.format;

import dev.toolace.call.Call;
import java.util.Objects;

/**
 * What becomes known of a model's calls while its text arrives. Calls are counted from 0 in the order of the text.
 * Whoever keeps a list, adds a call to its end at {@link Started}, removes the last one at {@link Withdrawn}, and takes
 * calls for complete that are {@link Finished}, has exactly the calls of the result after
 * {@link CallStream#finish()}. All kinds are immutable and safe for use by many threads.
 */
public sealed interface CallEvent {

    /**
     * Which call.
     *
     * @return its place among the calls, from 0
     */
    int index();

    /**
     * A call has begun; its name is complete.
     *
     * @param index the number of calls that stand before it
     * @param name of the tool, as the model wrote it
     */
    record Started(int index, String name) implements CallEvent {

        /** Refuses nulls. */
        public Started {
            Objects.requireNonNull(name);
        }
    }

    /**
     * More of a call's arguments. All deltas of a call together are its arguments as compact JSON, whatever the
     * format's own syntax is: {@code call.arguments().toJson()}.
     *
     * @param index which call
     * @param text the next characters of the JSON; not empty, never half a character
     */
    record ArgumentsDelta(int index, String text) implements CallEvent {

        /** Refuses nulls. */
        public ArgumentsDelta {
            Objects.requireNonNull(text);
        }
    }

    /**
     * A call is complete: the text so far, taken for the whole answer, holds it.
     *
     * @param index which call
     * @param call the call, not checked against any schema
     */
    record Finished(int index, Call call) implements CallEvent {

        /** Refuses nulls. */
        public Finished {
            Objects.requireNonNull(call);
        }
    }

    /**
     * A call is none after all, or another than it seemed; it may have been finished. It is always the last that
     * stands; where an earlier one is withdrawn, those after it are withdrawn first. Another may start in its place.
     *
     * @param index which call
     */
    record Withdrawn(int index) implements CallEvent {}
}

package dev.toolace.refine;

import java.util.Objects;

/** What a stopping policy wants next. All kinds are immutable and safe for use by many threads. */
public sealed interface Decision permits Decision.Stop, Decision.Next {

    /** Tell the model its errors and let it write the calls again. After a valid attempt this is {@link #REFINE}. */
    Decision CORRECT = Next.CORRECT;

    /** Let the model read over the last valid attempt, or the last one if none was valid. */
    Decision REFINE = Next.REFINE;

    /**
     * Ends the loop.
     *
     * @param reason why
     * @return the decision
     */
    static Decision stop(StopReason reason) {
        return new Stop(reason);
    }

    /**
     * The loop ends.
     *
     * @param reason why
     */
    record Stop(StopReason reason) implements Decision {

        /** Refuses null. */
        public Stop {
            Objects.requireNonNull(reason);
        }
    }

    /** The loop goes on. */
    enum Next implements Decision {
        /** With the errors of the last attempt. */
        CORRECT,
        /** With the last valid attempt. */
        REFINE
    }
}

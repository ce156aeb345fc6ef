package dev.toolace;

import java.util.Objects;

/**
 * What came of one conversation of a batch ({@link ToolAgent#invokeAll}): exactly what {@link ToolAgent#invoke} would
 * have returned or thrown for it alone. Both kinds are immutable; they are as safe for use by many threads as the
 * exception is.
 */
public sealed interface BatchResult permits BatchResult.Answered, BatchResult.Failed {

    /**
     * The outcome.
     *
     * @return calls, no call, or a rejection
     * @throws RuntimeException the {@link Failed#error}, if there is no outcome
     */
    Outcome outcome();

    /**
     * There is an outcome, which may be a rejection.
     *
     * @param outcome calls, no call, or a rejection
     */
    record Answered(Outcome outcome) implements BatchResult {

        /** Refuses null. */
        public Answered {
            Objects.requireNonNull(outcome);
        }
    }

    /**
     * There is no outcome. The other conversations of the batch are answered all the same.
     *
     * @param error a {@link ToolaceException}, unless a policy or format of the host's own has thrown something else
     */
    record Failed(RuntimeException error) implements BatchResult {

        /** Refuses null. */
        public Failed {
            Objects.requireNonNull(error);
        }

        /**
         * There is none.
         *
         * @return never
         * @throws RuntimeException the error
         */
        @Override
        public Outcome outcome() {
            throw error;
        }
    }
}

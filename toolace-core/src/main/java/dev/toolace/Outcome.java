package dev.toolace;

import dev.toolace.call.Call;
import dev.toolace.validation.ValidationError;
import java.util.List;
import java.util.Objects;

/** What came of a query. All kinds are immutable and safe for use by many threads. */
public sealed interface Outcome permits Outcome.Calls, Outcome.NoCall, Outcome.Rejected {

    /**
     * How it came about.
     *
     * @return every attempt, and why there were no more
     */
    Trace trace();

    /**
     * Calls. From an agent: every one names a tool that was offered, and its arguments satisfy that tool's JSON
     * Schema. That does not make them the right calls.
     *
     * @param calls at least one, in order; copied
     * @param trace how it came about
     */
    record Calls(List<Call> calls, Trace trace) implements Outcome {

        /** Copies the calls. */
        public Calls {
            calls = List.copyOf(calls);
            Objects.requireNonNull(trace);
        }
    }

    /**
     * The model chose not to call.
     *
     * @param text its words; empty if it wrote an empty list of calls
     * @param trace how it came about
     */
    record NoCall(String text, Trace trace) implements Outcome {

        /** Refuses nulls. */
        public NoCall {
            Objects.requireNonNull(text);
            Objects.requireNonNull(trace);
        }
    }

    /**
     * No attempt was valid.
     *
     * @param errors of the last attempt; empty if it could not be read
     * @param message why, in one English line, never empty
     * @param trace how it came about; its last attempt has the text
     */
    record Rejected(List<ValidationError> errors, String message, Trace trace) implements Outcome {

        /** Copies the errors. */
        public Rejected {
            errors = List.copyOf(errors);
            Objects.requireNonNull(message);
            Objects.requireNonNull(trace);
        }
    }
}

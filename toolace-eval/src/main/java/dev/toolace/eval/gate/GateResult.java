package dev.toolace.eval.gate;

import dev.toolace.eval.Summary;
import java.util.List;

/** What a quality gate found. All kinds are immutable and safe for use by many threads. */
public sealed interface GateResult {

    /**
     * The figures.
     *
     * @return one verdict for each test
     */
    Summary summary();

    /**
     * The tests that went wrong.
     *
     * @return a line for each: its id, what was wanted and what came
     */
    List<String> wrong();

    /**
     * All demands are met.
     *
     * @param summary the figures
     * @param wrong a line for each test that went wrong all the same
     */
    record Passed(Summary summary, List<String> wrong) implements GateResult {

        /** Copies the list. */
        public Passed {
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * Some demand is not met.
     *
     * @param summary the figures
     * @param wrong a line for each test that went wrong
     * @param reasons a line for each demand that is not met
     */
    record Failed(Summary summary, List<String> wrong, List<String> reasons) implements GateResult {

        /** Copies the lists. */
        public Failed {
            wrong = List.copyOf(wrong);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Fails a test of any framework unless all demands are met.
     *
     * @throws AssertionError with the demands that are not met and the tests that went wrong
     */
    default void orThrow() {
        if (this instanceof Failed failed) {
            throw new AssertionError(String.join(System.lineSeparator(), failed.reasons()) + System.lineSeparator()
                    + String.join(System.lineSeparator(), wrong()));
        }
    }
}

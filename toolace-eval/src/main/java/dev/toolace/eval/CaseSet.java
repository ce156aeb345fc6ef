package dev.toolace.eval;

import java.util.List;

/**
 * What was read from a file of cases. Immutable and safe to share between threads.
 *
 * @param cases the usable cases, in the order of the file
 * @param leftOut number of lines that hold something toolace cannot represent, such as a tool with an invalid schema
 */
public record CaseSet(List<EvalCase> cases, int leftOut) {

    /** Copies the list. */
    public CaseSet {
        cases = List.copyOf(cases);
    }
}

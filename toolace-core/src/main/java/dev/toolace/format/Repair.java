package dev.toolace.format;

import java.util.Objects;

/**
 * One thing that had to be repaired before a text could be read. Immutable and safe for use by many threads.
 *
 * @param kind what was wrong
 * @param offset index of the character where it was wrong, at most the text's length
 */
public record Repair(RepairKind kind, int offset) {

    /** Refuses null. */
    public Repair {
        Objects.requireNonNull(kind);
    }
}

package dev.toolace.format;

import java.util.Objects;

/**
 * One departure from a format's syntax that was mended while reading. Immutable and safe for use by many threads.
 *
 * @param kind what was mended
 * @param offset index of the character of the model's text where it was
 */
public record Repair(RepairKind kind, int offset) {

    /** Refuses null. */
    public Repair {
        Objects.requireNonNull(kind);
    }
}

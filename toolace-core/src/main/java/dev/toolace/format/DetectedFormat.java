package dev.toolace.format;

import java.util.List;
import java.util.Objects;

/**
 * A format and what spoke for it. Immutable and safe for use by many threads, as formats are.
 *
 * @param format the format
 * @param evidence the texts that decided; empty where the format was given, not found; copied
 */
public record DetectedFormat(CallFormat format, List<String> evidence) {

    /** Copies the list. */
    public DetectedFormat {
        Objects.requireNonNull(format);
        evidence = List.copyOf(evidence);
    }
}

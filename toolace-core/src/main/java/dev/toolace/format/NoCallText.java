package dev.toolace.format;

import java.util.Objects;

/**
 * The model chose not to call.
 *
 * @param text its words, stripped; empty if it wrote an empty list of calls
 */
public record NoCallText(String text) implements ParseResult {

    /** Refuses null. */
    public NoCallText {
        Objects.requireNonNull(text);
    }
}

package dev.toolace.format;

import java.util.Objects;

/**
 * The text started like calls but is not.
 *
 * @param message what is wrong, English, without the place and without a full stop
 * @param offset index of the character where it is wrong, at most the text's length
 */
public record ParseFailure(String message, int offset) implements ParseResult {

    /** Refuses null. */
    public ParseFailure {
        Objects.requireNonNull(message);
    }

    /**
     * Reason and place.
     *
     * @return such as {@code expected ']' but found the end at character 12}
     */
    public String describe() {
        return message + " at character " + offset;
    }
}

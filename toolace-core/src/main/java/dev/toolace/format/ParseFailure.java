package dev.toolace.format;

import java.util.Objects;

/**
 * The text started like calls but is not.
 *
 * @param message what is wrong, English, without the place and without a full stop
 * @param offset index of the character where it is wrong, at most the text's length
 * @param content the text outside of thinking, the malformed calls included
 * @param reasoning the text of the model's thinking; empty if there is none
 */
public record ParseFailure(String message, int offset, String content, String reasoning) implements ParseResult {

    /** Refuses nulls. */
    public ParseFailure {
        Objects.requireNonNull(message);
        Objects.requireNonNull(content);
        Objects.requireNonNull(reasoning);
    }

    /**
     * A failure of which only reason and place matter.
     *
     * @param message what is wrong
     * @param offset index of the character
     */
    public ParseFailure(String message, int offset) {
        this(message, offset, "", "");
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

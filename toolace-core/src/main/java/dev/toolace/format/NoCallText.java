package dev.toolace.format;

import java.util.Objects;

/**
 * The model chose not to call.
 *
 * @param text its words; empty if it wrote an empty list of calls
 * @param reasoning the text of the model's thinking; empty if there is none
 */
public record NoCallText(String text, String reasoning) implements ParseResult {

    /** Refuses nulls. */
    public NoCallText {
        Objects.requireNonNull(text);
        Objects.requireNonNull(reasoning);
    }

    /**
     * Words without thinking.
     *
     * @param text the words
     */
    public NoCallText(String text) {
        this(text, "");
    }

    @Override
    public String content() {
        return text;
    }
}

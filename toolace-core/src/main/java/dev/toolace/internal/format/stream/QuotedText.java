package dev.toolace.internal.format.stream;

import dev.toolace.internal.json.JsonWriter;

/**
 * A JSON string that is written while its characters become known, as {@link JsonWriter#quote} would. Used by one
 * thread.
 */
public final class QuotedText {

    private final StringBuilder out;
    private char high;

    /**
     * Writes the first quotation mark.
     *
     * @param out where to write
     */
    public QuotedText(StringBuilder out) {
        this.out = out;
        out.append('"');
    }

    /**
     * Writes a character; the first half of a pair waits for the second.
     *
     * @param c the character
     */
    public void add(char c) {
        if (high != 0 && Character.isLowSurrogate(c)) {
            out.append(high).append(c);
            high = 0;
            return;
        }
        alone();
        if (Character.isHighSurrogate(c)) {
            high = c;
        } else {
            JsonWriter.escape(c, Character.isLowSurrogate(c), out);
        }
    }

    /** Writes the last quotation mark. */
    public void close() {
        alone();
        out.append('"');
    }

    private void alone() {
        if (high != 0) {
            JsonWriter.escape(high, true, out);
            high = 0;
        }
    }
}

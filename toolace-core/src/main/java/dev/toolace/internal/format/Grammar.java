package dev.toolace.internal.format;

/** The syntax of one family of formats. Implementations are immutable and safe for use by many threads. */
@FunctionalInterface
public interface Grammar {

    /**
     * Reads a model's text from a place to its end. Never throws for any text; takes time linear in its length.
     *
     * @param out holds the text, and receives what is found in it
     * @param from index of the first character that is not thinking
     */
    void read(Reading out, int from);

    /**
     * This syntax, for models whose content does not start or end with white space.
     *
     * @return another grammar
     */
    default Grammar trimmingContent() {
        return (out, from) -> {
            read(out, from);
            out.trimContent();
        };
    }
}

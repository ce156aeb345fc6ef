package dev.toolace.format;

/** What a format found in a model's text. All kinds are immutable and safe for use by many threads. */
public sealed interface ParseResult permits ParsedCalls, NoCallText, ParseFailure {

    /**
     * The text that is neither calls nor thinking.
     *
     * @return as the model wrote it; empty if there is none but white space
     */
    String content();

    /**
     * The text of the model's thinking.
     *
     * @return without its markers; empty if there is none
     */
    String reasoning();
}

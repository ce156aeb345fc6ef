package dev.toolace.internal.json.repair;

/** What to do with a value that the end of the text cuts off. */
public enum Unclosed {

    /** It is an error: the only right choice for output that a token limit cut off. */
    REFUSE,

    /** It ends there: for text whose author had finished, and for previews. */
    CLOSE
}

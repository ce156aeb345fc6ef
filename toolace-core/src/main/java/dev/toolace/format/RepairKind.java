package dev.toolace.format;

/** What a lenient reader may mend. */
public enum RepairKind {
    /** The marker that ends a call is missing; its arguments were complete. */
    UNCLOSED_CALL,
    /** The arguments were a string that holds the JSON of an object. */
    DOUBLE_ENCODED,
    /** Something among the calls could not be read and was left out. */
    DROPPED_CALL
}

package dev.toolace.internal.format.stream;

/** What a character means to something that is followed through a text. */
public enum Step {

    /** It belongs to it, and there may be more. */
    MORE,
    /** It is the last that belongs to it. */
    DONE,
    /** It does not belong to it any more: it was complete before. */
    BEFORE,
    /** It cannot stand here. */
    BROKEN
}

package dev.toolace.internal.json.repair;

/** Where a string or value stands: it decides what may follow it. */
enum Slot {

    /** The name of a member. */
    NAME,

    /** The value of a member. */
    MEMBER,

    /** An element of an array. */
    ELEMENT,

    /** The argument of a wrapper. */
    WRAPPED,

    /** A value that is alone in its text. */
    ROOT,

    /** A value inside of a text of which nothing else is known. */
    SINGLE
}

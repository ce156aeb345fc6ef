package dev.toolace.internal.json.repair;

/**
 * Where a string ends.
 *
 * @param content index after the last character of its text
 * @param resume where reading goes on
 * @param kind how the end was found
 */
record StringEnd(int content, int resume, Kind kind) {

    /** How the end was found. */
    enum Kind {

        /** There is a quote. */
        QUOTE,

        /** There is no quote, but what follows starts something else. */
        NEIGHBOUR,

        /** There is no quote up to the end of the text. */
        TEXT_END
    }
}

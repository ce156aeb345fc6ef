package dev.toolace.internal.format;

/**
 * There are more calls than allowed, so that none counts. Unlike a syntax error it is not for grammars to catch:
 * reading on would be in vain, and every further call would be another error.
 */
final class TooManyCalls extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int limit;
    private final int offset;

    TooManyCalls(int limit, int offset) {
        super(null, null, false, false);
        this.limit = limit;
        this.offset = offset;
    }

    String reason() {
        return "more than " + limit + " calls";
    }

    /** Where in the whole text the first call too many is. */
    int offset() {
        return offset;
    }
}

package dev.toolace.internal.format;

import org.jspecify.annotations.Nullable;

/** Pieces of text put together. A single one, which is most often the whole text, is not copied. Used by one thread. */
final class Pieces {

    private String only = "";
    private @Nullable StringBuilder several;

    void add(String piece) {
        if (several != null) {
            several.append(piece);
        } else if (only.isEmpty()) {
            only = piece;
        } else if (!piece.isEmpty()) {
            several = new StringBuilder(only).append(piece);
        }
    }

    void set(String text) {
        only = text;
        several = null;
    }

    @Override
    public String toString() {
        return several == null ? only : several.toString();
    }
}

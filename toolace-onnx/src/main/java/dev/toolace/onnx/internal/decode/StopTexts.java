package dev.toolace.onnx.internal.decode;

import java.util.List;

/**
 * Looks for the texts that end an answer, also where they come in pieces: what could be the beginning of one is held back.
 * Confined to one generation.
 */
final class StopTexts {
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean found;

    StopTexts(List<String> stops) {
        this.stops = stops;
    }

    boolean found() {
        return found;
    }

    /** Takes a piece; the result is text that is certainly part of the answer. */
    String add(String piece) {
        if (stops.isEmpty()) {
            return piece;
        }
        held.append(piece);
        int first = -1;
        for (String stop : stops) {
            int at = held.indexOf(stop);
            if (at >= 0 && (first < 0 || at < first)) {
                first = at;
            }
        }
        found = first >= 0;
        int safe = found ? first : held.length() - pending();
        String out = held.substring(0, safe);
        held.delete(0, found ? held.length() : safe);
        return out;
    }

    /** What was held back and turned out to belong to the answer. */
    String end() {
        String out = held.toString();
        held.setLength(0);
        return out;
    }

    /** Length of the longest ending that some stop text begins with. */
    private int pending() {
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (stop.startsWith(held.substring(held.length() - length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}

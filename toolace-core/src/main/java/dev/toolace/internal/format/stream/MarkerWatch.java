package dev.toolace.internal.format.stream;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells when one of several markers is complete. Used by one thread. */
public final class MarkerWatch {

    private final List<String> markers;
    /** The characters that end a marker: most characters are none of them. */
    private final String lasts;
    private final int longest;
    private final StringBuilder tail = new StringBuilder();

    /**
     * Nothing seen yet.
     *
     * @param markers not empty texts
     */
    public MarkerWatch(List<String> markers) {
        this.markers = markers;
        this.lasts = markers.stream().map(marker -> marker.substring(marker.length() - 1)).distinct()
                .collect(Collectors.joining());
        this.longest = markers.stream().mapToInt(String::length).max().orElse(1);
    }

    /**
     * Takes the next character.
     *
     * @param c the character
     * @return the first marker of the list that ends with it, or null
     */
    public @Nullable String next(char c) {
        note(c);
        if (lasts.indexOf(c) < 0) {
            return null;
        }
        for (String marker : markers) {
            if (ends(tail, marker)) {
                return marker;
            }
        }
        return null;
    }

    /**
     * Takes the next character.
     *
     * @param c the character
     * @return all markers that end with it
     */
    public List<String> all(char c) {
        note(c);
        return lasts.indexOf(c) < 0 ? List.of()
                : markers.stream().filter(marker -> ends(tail, marker)).toList();
    }

    private void note(char c) {
        if (tail.length() >= 8 * longest) {
            tail.delete(0, tail.length() - longest);
        }
        tail.append(c);
    }

    /**
     * Whether a text ends with a marker.
     *
     * @param text a text
     * @param marker not empty
     * @return true if it does
     */
    public static boolean ends(StringBuilder text, String marker) {
        int at = text.length() - marker.length();
        // The last character decides nearly always.
        return at >= 0 && text.charAt(text.length() - 1) == marker.charAt(marker.length() - 1)
                && text.indexOf(marker, at) == at;
    }
}

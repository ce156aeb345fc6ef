package dev.toolace.internal.format;

import java.util.Arrays;
import java.util.List;

/** Finds the next of several markers, reading the text once per marker in all. Used by one thread. */
public final class Markers {

    private static final int UNKNOWN = -2;

    private final String text;
    private final List<String> markers;
    private final int[] next;
    private int found = -1;

    /**
     * Nothing searched yet.
     *
     * @param text where to search
     * @param markers what to search; where several stand at one place, the first of the list is found
     */
    public Markers(String text, List<String> markers) {
        this.text = text;
        this.markers = markers;
        this.next = new int[markers.size()];
        Arrays.fill(next, UNKNOWN);
    }

    /**
     * The next marker.
     *
     * @param from where to start, never less than before
     * @return its index, or -1 if there is none
     */
    public int find(int from) {
        found = -1;
        for (int i = 0; i < next.length; i++) {
            if (next[i] == UNKNOWN || next[i] >= 0 && next[i] < from) {
                next[i] = text.indexOf(markers.get(i), from);
            }
            if (next[i] >= 0 && (found < 0 || next[i] < next[found])) {
                found = i;
            }
        }
        return found < 0 ? -1 : next[found];
    }

    /**
     * The index after the marker that was found last.
     *
     * @return an index
     */
    public int end() {
        return next[found] + markers.get(found).length();
    }

    /**
     * The marker that was found last.
     *
     * @return its text
     */
    public String marker() {
        return markers.get(found);
    }
}

package dev.toolace.internal.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the next of several markers, reading the text once per first character of a marker in all. Used by one thread.
 */
public final class Markers {

    private static final int UNKNOWN = -2;

    private final String text;
    private final List<Group> groups = new ArrayList<>();
    private int found = -1;
    private String marker = "";

    /** Markers that are searched together. */
    private static final class Group {

        private final List<String> members = new ArrayList<>();
        private final char first;
        private int next = UNKNOWN;
        private String marker = "";

        Group(char first) {
            this.first = first;
        }

        void search(String text, int from) {
            if (Character.isLetter(first)) {
                marker = members.get(0);
                next = text.indexOf(marker, from);
                return;
            }
            for (next = text.indexOf(first, from); next >= 0; next = text.indexOf(first, next + 1)) {
                for (String member : members) {
                    if (text.startsWith(member, next)) {
                        marker = member;
                        return;
                    }
                }
            }
        }
    }

    /**
     * Nothing searched yet.
     *
     * @param text where to search
     * @param markers what to search, none of them empty; where several stand at one place, the first of the list is
     *     found
     */
    public Markers(String text, List<String> markers) {
        this.text = text;
        markers.forEach(this::add);
    }

    /** Prose is full of letters, so that what starts with one is searched as a whole, and by itself. */
    private void add(String one) {
        char first = one.charAt(0);
        for (Group group : groups) {
            if (group.first == first && !Character.isLetter(first)) {
                group.members.add(one);
                return;
            }
        }
        Group group = new Group(first);
        group.members.add(one);
        groups.add(group);
    }

    /**
     * The next marker.
     *
     * @param from where to start, never less than before
     * @return its index, or -1 if there is none
     */
    public int find(int from) {
        found = -1;
        for (Group group : groups) {
            if (group.next == UNKNOWN || group.next >= 0 && group.next < from) {
                group.search(text, from);
            }
            if (group.next >= 0 && (found < 0 || group.next < found)) {
                found = group.next;
                marker = group.marker;
            }
        }
        return found;
    }

    /**
     * The index after the marker that was found last.
     *
     * @return an index
     */
    public int end() {
        return found + marker.length();
    }

    /**
     * The marker that was found last.
     *
     * @return its text
     */
    public String marker() {
        return marker;
    }
}

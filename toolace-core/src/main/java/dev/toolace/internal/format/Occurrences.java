package dev.toolace.internal.format;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether texts occur in a long one. Most are settled by their first character, which is looked up once. Used by one
 * thread.
 */
public final class Occurrences {

    private final String text;
    private final Map<Character, Integer> first = new HashMap<>();

    /**
     * Nothing looked up yet.
     *
     * @param text where to look
     */
    public Occurrences(String text) {
        this.text = text;
    }

    /**
     * Looks a text up.
     *
     * @param part not empty
     * @return whether it occurs
     */
    public boolean of(String part) {
        int from = first.computeIfAbsent(part.charAt(0), text::indexOf);
        return from >= 0 && text.indexOf(part, from) >= 0;
    }
}

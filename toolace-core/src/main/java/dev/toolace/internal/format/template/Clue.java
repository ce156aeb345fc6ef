package dev.toolace.internal.format.template;

import java.util.Arrays;
import java.util.List;

/**
 * Texts that a template writes. White space does not count. Immutable.
 *
 * @param texts not empty
 * @param near whether each stands soon after the one before; otherwise they stand anywhere
 * @param marked whether a marker is among them; without one it is syntax that others have inside of their markers too
 */
public record Clue(List<String> texts, boolean near, boolean marked) {

    /** From the end of one text to the start of the next, in characters other than white space. */
    private static final int GAP = 200;

    /** Copies the list. */
    public Clue {
        texts = List.copyOf(texts);
    }

    /**
     * Texts with a marker among them, each soon after the one before.
     *
     * @param texts in order
     * @return the clue
     */
    public static Clue of(String... texts) {
        return new Clue(List.of(texts), true, true);
    }

    /**
     * Texts with a marker among them, which stand anywhere.
     *
     * @param texts in any order
     * @return the clue
     */
    static Clue apart(String... texts) {
        return new Clue(List.of(texts), false, true);
    }

    /**
     * Texts without a marker, each soon after the one before.
     *
     * @param texts in order
     * @return the clue
     */
    static Clue bare(String... texts) {
        return new Clue(List.of(texts), true, false);
    }

    /**
     * How much it says: anything with a marker more than anything without, and more text more than less.
     *
     * @return more than 0
     */
    public int weight() {
        int length = texts.stream().mapToInt(text -> compact(text).length()).sum();
        return marked ? 1_000_000 + length : length;
    }

    /**
     * Whether the texts are there. Takes time linear in the text's length.
     *
     * @param written what a template writes, without white space
     * @return true if all are
     */
    public boolean in(String written) {
        if (!near) {
            return texts.stream().allMatch(text -> written.contains(compact(text)));
        }
        int[] ends = {};
        for (int i = 0; i < texts.size(); i++) {
            ends = ends(written, compact(texts.get(i)), ends, i == 0);
            if (ends.length == 0) {
                return false;
            }
        }
        return true;
    }

    /** Where a text ends that starts soon after one of some places, or anywhere. */
    private static int[] ends(String written, String text, int[] before, boolean first) {
        int[] found = new int[8];
        int count = 0;
        int last = -1;
        for (int at = written.indexOf(text); at >= 0; at = written.indexOf(text, at + 1)) {
            while (last + 1 < before.length && before[last + 1] <= at) {
                last++;
            }
            if (first || last >= 0 && at - before[last] <= GAP) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = at + text.length();
            }
        }
        return Arrays.copyOf(found, count);
    }

    static String compact(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> out.append((char) c));
        return out.toString();
    }
}

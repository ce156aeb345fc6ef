package dev.toolace.internal.grammar.regular;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deterministic automaton over Unicode's code points without the surrogates. From every state a text can come to its
 * end, unless there is no text at all. Immutable and safe for use by many threads.
 */
public final class CharDfa {

    /** No transition. */
    public static final int NONE = -1;

    /** Several targets. */
    public static final int MIXED = -2;

    private static final int END = Character.MAX_CODE_POINT + 1;

    private final int[][] starts;
    private final int[][] targets;
    private final boolean[] accepting;
    private volatile boolean @Nullable [] endless;

    /** State 0 is where texts start. In each, intervals start at {@code starts}, the first at 0. */
    CharDfa(int[][] starts, int[][] targets, boolean[] accepting) {
        this.starts = starts;
        this.targets = targets;
        this.accepting = accepting;
    }

    /**
     * The number of states.
     *
     * @return at least 1
     */
    public int size() {
        return accepting.length;
    }

    /**
     * Whether a text may end.
     *
     * @param state where it is
     * @return true if it is complete
     */
    public boolean accepting(int state) {
        return accepting[state];
    }

    /**
     * Whether there is no text.
     *
     * @return true for the empty language
     */
    public boolean isEmpty() {
        return !accepting[0] && Arrays.stream(targets[0]).allMatch(t -> t == NONE);
    }

    private int interval(int state, int c) {
        int at = Arrays.binarySearch(starts[state], c);
        return at >= 0 ? at : -at - 2;
    }

    /**
     * The state after a character.
     *
     * @param state before it
     * @param c a code point
     * @return a state or {@link #NONE}
     */
    public int next(int state, int c) {
        return targets[state][interval(state, c)];
    }

    /**
     * The state after any character of a range.
     *
     * @param state before it
     * @param low the first
     * @param high the last
     * @return a state, {@link #NONE}, or {@link #MIXED} if they differ
     */
    public int next(int state, int low, int high) {
        int at = interval(state, low);
        int target = targets[state][at];
        for (at++; at < starts[state].length && starts[state][at] <= high; at++) {
            if (targets[state][at] != target) {
                return MIXED;
            }
        }
        return target;
    }

    /**
     * Whether any character of a range may come next.
     *
     * @param state before it
     * @param low the first
     * @param high the last
     * @return true if one may
     */
    public boolean any(int state, int low, int high) {
        return next(state, low, high) != NONE;
    }

    /**
     * Whether nothing may come after a text that has ended.
     *
     * @param state its last
     * @return true if no character may come
     */
    public boolean isFinal(int state) {
        return targets[state].length == 1 && targets[state][0] == NONE;
    }

    /**
     * Whether a text is in the language.
     *
     * @param text any text
     * @return false for lone surrogates too
     */
    public boolean accepts(String text) {
        int state = 0;
        for (int i = 0; i < text.length() && state != NONE; i += Character.charCount(text.codePointAt(i))) {
            state = next(state, text.codePointAt(i));
        }
        return state != NONE && accepting[state];
    }

    /**
     * Whether endlessly many texts may follow.
     *
     * @param state where to start
     * @return true if there is a way in circles
     */
    public boolean endless(int state) {
        boolean[] known = endless;
        if (known == null) {
            known = findEndless();
            endless = known;
        }
        return known[state];
    }

    /** States are left out one after the other when all that they lead to is left out: what stays is endless. */
    private boolean[] findEndless() {
        List<Set<Integer>> sources = new ArrayList<>();
        int[] open = new int[size()];
        for (int s = 0; s < size(); s++) {
            sources.add(new HashSet<>());
        }
        ArrayDeque<Integer> ended = new ArrayDeque<>();
        for (int s = 0; s < size(); s++) {
            for (int target : targets[s]) {
                if (target != NONE && sources.get(target).add(s)) {
                    open[s]++;
                }
            }
            if (open[s] == 0) {
                ended.add(s);
            }
        }
        boolean[] found = new boolean[size()];
        Arrays.fill(found, true);
        while (!ended.isEmpty()) {
            int state = ended.remove();
            found[state] = false;
            for (int source : sources.get(state)) {
                if (--open[source] == 0) {
                    ended.add(source);
                }
            }
        }
        return found;
    }

    /**
     * Texts that may follow.
     *
     * @param state where to start
     * @param most when to stop looking
     * @return all of them if they are fewer than this, else this many; none if they are endlessly many
     */
    public List<String> words(int state, int most) {
        List<String> found = new ArrayList<>();
        if (!endless(state)) {
            words(state, new StringBuilder(), most, found);
        }
        return found;
    }

    /** Every way leads to an end, so that this takes no longer than the texts are long. */
    private void words(int state, StringBuilder prefix, int most, List<String> found) {
        if (found.size() < most && accepting[state]) {
            found.add(prefix.toString());
        }
        int[] from = starts[state];
        for (int i = 0; i < from.length && found.size() < most; i++) {
            int end = i + 1 < from.length ? from[i + 1] : END;
            for (int c = from[i]; targets[state][i] != NONE && c < end && found.size() < most; c++) {
                int length = prefix.length();
                words(targets[state][i], prefix.appendCodePoint(c), most, found);
                prefix.setLength(length);
            }
        }
    }

    int[] starts(int state) {
        return starts[state];
    }

    int[] targets(int state) {
        return targets[state];
    }
}

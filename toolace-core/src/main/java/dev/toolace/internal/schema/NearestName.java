package dev.toolace.internal.schema;

import java.util.Locale;
import java.util.Optional;

/** Finds the name that a wrong one probably meant. Stateless. */
public final class NearestName {

    private static final int MAX_LENGTH = 128;

    /** Steps for one wrong name: there may be a hundred of them, and thousands of right ones. */
    private static final int MAX_STEPS = 1_000_000;

    private NearestName() {}

    /**
     * The nearest name.
     *
     * @param name one that is not known
     * @param known names that are
     * @return the first of the nearest, if at most a third of its characters differ, without regard to case
     */
    public static Optional<String> of(String name, Iterable<String> known) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        Optional<String> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        int steps = 0;
        for (String candidate : known) {
            int longer = Math.max(wanted.length(), candidate.length());
            if (candidate.length() > MAX_LENGTH || Math.abs(wanted.length() - candidate.length()) * 3 > longer) {
                continue;
            }
            steps += (wanted.length() + 1) * (candidate.length() + 1);
            if (steps > MAX_STEPS) {
                return nearest;
            }
            int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
            if (distance < least && distance * 3 <= longer) {
                least = distance;
                nearest = Optional.of(candidate);
            }
        }
        return nearest;
    }

    /** Levenshtein's edit distance, in O(a b) steps: both are at most 128 characters long. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

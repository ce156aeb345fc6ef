package dev.toolace.internal.schema;

import dev.toolace.tool.Tool;
import dev.toolace.tool.ToolSet;
import java.util.Locale;
import java.util.Optional;

/** Finds the offered name that a wrong one probably meant. Stateless. */
public final class NearestName {

    private static final int MAX_LENGTH = 128;

    private NearestName() {}

    /**
     * The nearest offered name.
     *
     * @param name one that is not offered
     * @param tools on offer
     * @return the first of the nearest, if at most a third of its characters differ, without regard to case
     */
    public static Optional<String> of(String name, ToolSet tools) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        Optional<String> nearest = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (Tool tool : tools.tools()) {
            int distance = distance(wanted, tool.name().toLowerCase(Locale.ROOT));
            if (distance < least && distance * 3 <= Math.max(wanted.length(), tool.name().length())) {
                least = distance;
                nearest = Optional.of(tool.name());
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

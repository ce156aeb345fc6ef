package dev.toolace.train.values;

import dev.toolace.train.Dice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists of everyday words by kind, from a text file beside this class. Immutable. */
public final class WordLists {

    private static final Map<String, List<String>> LISTS = load();

    private WordLists() {}

    /**
     * Whether there is a list of this kind.
     *
     * @param kind such as {@code city}
     * @return true where {@link #pick} would answer
     */
    public static boolean has(String kind) {
        return LISTS.containsKey(kind);
    }

    /**
     * One word of a kind.
     *
     * @param kind a kind that {@link #has} knows
     * @param dice chooses
     * @return one entry of the list
     */
    public static String pick(String kind, Dice dice) {
        return dice.pick(Objects.requireNonNull(LISTS.get(kind), kind));
    }

    private static Map<String, List<String>> load() {
        Map<String, List<String>> lists = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(WordLists.class.getResourceAsStream("words.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int colon = line.indexOf(':');
                lists.put(line.substring(0, colon), List.of(line.substring(colon + 1).strip().split(", ")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("words.txt could not be read", e);
        }
        return lists;
    }
}

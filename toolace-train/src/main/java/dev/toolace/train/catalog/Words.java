package dev.toolace.train.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes identifiers apart and puts them together. Stateless. */
public final class Words {

    private Words() {}

    /**
     * The words of an identifier in snake_case, kebab-case, dotted, spaced or camelCase form.
     *
     * @param identifier for example {@code getUserID} or {@code start_date}
     * @return its words in lower case, for example {@code [get, user, id]}
     */
    public static List<String> split(String identifier) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                flush(word, words);
            } else {
                boolean upper = Character.isUpperCase(c);
                boolean afterLower = i > 0 && Character.isLowerCase(identifier.charAt(i - 1));
                boolean beforeLower = i + 1 < identifier.length() && Character.isLowerCase(identifier.charAt(i + 1));
                if (upper && (afterLower || beforeLower)) {
                    flush(word, words);
                }
                word.append(c);
            }
        }
        flush(word, words);
        return words;
    }

    /**
     * Joins words in one of the styles that tool authors use.
     *
     * @param words in lower case
     * @param style 0 snake_case, 1 camelCase, 2 PascalCase, 3 kebab-case, 4 separate capitalised words
     * @return the identifier
     */
    public static String join(List<String> words, int style) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean capital = style == 2 || style == 4 || style == 1 && i > 0;
            if (i > 0) {
                out.append(style == 0 ? "_" : style == 3 ? "-" : style == 4 ? " " : "");
            }
            out.append(capital ? capitalised(word) : word);
        }
        return out.toString();
    }

    /**
     * The word with its first letter in upper case.
     *
     * @param word any text
     * @return the same text, capitalised
     */
    public static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}

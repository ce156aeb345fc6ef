package dev.toolace.train.values;

import java.util.ArrayList;
import java.util.List;

/** Finds the example values that descriptions give, as in {@code The kind of test (e.g., blood, urine)}. Stateless. */
public final class Examples {

    private static final String MARK = "e.g.";

    private Examples() {}

    /**
     * The examples of a description.
     *
     * @param description of a parameter
     * @return the listed examples, in order; empty where it lists none
     */
    public static List<String> in(String description) {
        List<String> found = new ArrayList<>();
        int start = description.indexOf(MARK);
        if (start < 0) {
            return found;
        }
        int end = description.indexOf(')', start);
        String list = description.substring(start + MARK.length(), end < 0 ? description.length() : end);
        for (String part : list.split(",")) {
            String example = clean(part);
            if (!example.isEmpty() && example.length() <= 40) {
                found.add(example);
            }
        }
        return found;
    }

    private static String clean(String part) {
        String text = part.strip();
        if (text.startsWith("or ") || text.startsWith("and ")) {
            text = text.substring(text.indexOf(' ') + 1);
        }
        while (!text.isEmpty() && "'\"`.".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1);
        }
        while (!text.isEmpty() && "'\"`:".indexOf(text.charAt(0)) >= 0) {
            text = text.substring(1);
        }
        return "etc".equals(text) ? "" : text.strip();
    }
}

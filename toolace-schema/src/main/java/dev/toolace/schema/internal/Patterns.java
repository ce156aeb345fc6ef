package dev.toolace.schema.internal;

import jakarta.validation.constraints.Pattern.Flag;

/** Regular expressions for schemas, where a pattern may match anywhere in the text. Stateless. */
final class Patterns {

    /** What every mail address has, and little that is none. */
    static final String EMAIL = "^[^@\\s]+@[^@\\s]+$";

    private Patterns() {}

    /** An expression that Bean Validation matches with the whole text. */
    static String whole(String regexp, Flag[] flags, String where) {
        // With an alternative, ^a|b$ would match the rest anywhere.
        boolean anchored = regexp.startsWith("^") && regexp.endsWith("$") && !regexp.endsWith("\\$")
                && regexp.indexOf('|') < 0;
        return flags(flags, where) + (anchored ? regexp : "^(?:" + regexp + ")$");
    }

    private static String flags(Flag[] flags, String where) {
        StringBuilder letters = new StringBuilder();
        for (Flag flag : flags) {
            letters.append(switch (flag) {
                case CASE_INSENSITIVE -> 'i';
                case UNICODE_CASE -> 'u';
                case DOTALL -> 's';
                case UNIX_LINES -> 'd';
                // Within a whole match the first changes what ^ and $ of the frame mean; the others have no letter
                // or would take the frame for a comment.
                case MULTILINE, COMMENTS, CANON_EQ ->
                        throw Problems.type(where, "a pattern with the flag " + flag + " cannot be kept");
            });
        }
        return letters.isEmpty() ? "" : "(?" + letters + ")";
    }

    /** A decimal number as text. */
    static String digits(int integer, int fraction) {
        String point = fraction == 0 ? "" : "(\\.\\d{1," + fraction + "})?";
        return "^-?\\d{1," + Math.max(integer, 1) + "}" + point + "$";
    }
}

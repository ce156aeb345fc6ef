package dev.toolace.internal.grammar.answer;

import java.util.List;

/**
 * What stands around names and arguments in a format's answers. Where its text has a space after a colon or comma, the
 * answers may also be without. Immutable.
 *
 * @param before stands before all calls
 * @param name stands before the name of each
 * @param arguments stands between name and arguments
 * @param end stands after the arguments
 * @param between stands between two calls
 * @param after stands after all calls
 * @param python whether arguments are Python's, in parentheses, and names stand without quotes
 * @param words which words are allowed
 * @param none an answer without calls; empty if that is words
 */
public record CallShape(String before, String name, String arguments, String end, String between, String after,
        boolean python, Words words, String none) {

    /**
     * The words of an answer that is not only calls.
     *
     * @param kind where they may stand
     * @param without texts that never occur in them: with these a reader would look for calls
     */
    public record Words(Kind kind, List<String> without) {

        /** Copies the list. */
        public Words {
            without = List.copyOf(without);
        }
    }

    /** Where words may stand. */
    public enum Kind {

        /** Nowhere. */
        NONE,

        /** In place of calls, if they do not start with a bracket. */
        INSTEAD,

        /** In place of calls, or before them. */
        BEFORE
    }

    /**
     * Calls as JSON objects with two members, one after the other.
     *
     * @param start stands before each
     * @param nameMember names the tool
     * @param argumentsMember has the arguments
     * @param end stands after each
     * @return a shape without words
     */
    public static CallShape objects(String start, String nameMember, String argumentsMember, String end) {
        return named(start + "{\"" + nameMember + "\": \"", "\", \"" + argumentsMember + "\": ", "}" + end);
    }

    /**
     * Calls as a name and arguments in JSON, one after the other.
     *
     * @param name stands before the name
     * @param arguments stands between name and arguments
     * @param end stands after the arguments
     * @return a shape without words
     */
    public static CallShape named(String name, String arguments, String end) {
        return new CallShape("", name, arguments, end, "", "", false, new Words(Kind.NONE, List.of()), "");
    }

    /**
     * Calls in Python's syntax, one after the other.
     *
     * @return a shape without words
     */
    public static CallShape pythonic() {
        return new CallShape("", "", "", "", "", "", true, new Words(Kind.NONE, List.of()), "");
    }

    /**
     * This shape with something around the calls.
     *
     * @param start before all
     * @param comma between two
     * @param stop after all
     * @return a new shape
     */
    public CallShape within(String start, String comma, String stop) {
        return new CallShape(start, name, arguments, end, comma, stop, python, words, none);
    }

    /**
     * This shape with words in place of calls or before them.
     *
     * @param without never occurs in them
     * @return a new shape
     */
    public CallShape afterWords(String... without) {
        return withWords(Kind.BEFORE, List.of(without));
    }

    /**
     * This shape with words in place of calls.
     *
     * @return a new shape
     */
    public CallShape orWords() {
        return withWords(Kind.INSTEAD, List.of());
    }

    private CallShape withWords(Kind kind, List<String> without) {
        return new CallShape(before, name, arguments, end, between, after, python, new Words(kind, without), none);
    }

    /**
     * This shape with an answer without calls.
     *
     * @param text the answer
     * @return a new shape
     */
    public CallShape orNone(String text) {
        return new CallShape(before, name, arguments, end, between, after, python, words, text);
    }

    /** This shape without white space after colons and commas. */
    CallShape compact() {
        return new CallShape(compact(before), compact(name), compact(arguments), end,
                between.endsWith(" ") ? between.stripTrailing() : between, after, python, words, none);
    }

    private static String compact(String text) {
        return text.replace("\": ", "\":").replace("\", ", "\",");
    }
}

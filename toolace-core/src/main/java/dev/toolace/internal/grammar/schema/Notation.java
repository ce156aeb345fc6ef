package dev.toolace.internal.grammar.schema;

import dev.toolace.internal.grammar.Marks;
import dev.toolace.internal.grammar.Spelling;
import dev.toolace.internal.json.JsonWriter;
import dev.toolace.internal.python.PythonNames;
import java.util.ArrayList;
import java.util.List;

/**
 * How values are written.
 *
 * @param python whether in Python's syntax
 * @param colon what stands between a name and its value
 * @param comma what stands between two members or elements
 */
public record Notation(boolean python, String colon, String comma) {

    /** JSON without white space. */
    public static final Notation JSON = new Notation(false, ":", ",");

    /** JSON with a space after colons and commas. */
    public static final Notation SPACED_JSON = new Notation(false, ": ", ", ");

    /** Python without white space. */
    public static final Notation PYTHON = new Notation(true, ":", ",");

    /** Python with a space after colons and commas. */
    public static final Notation SPACED_PYTHON = new Notation(true, ": ", ", ");

    List<Spelling> strings() {
        return python ? List.of(Spelling.PYTHON, Spelling.PYTHON_SINGLE) : List.of(Spelling.JSON);
    }

    String bool(boolean value) {
        return python ? value ? "True" : "False" : String.valueOf(value);
    }

    String nothing() {
        return python ? "None" : "null";
    }

    Marks array() {
        return new Marks("[", comma, "]");
    }

    Marks object() {
        return new Marks("{", comma, "}");
    }

    Marks arguments() {
        return python ? new Marks("(", comma, ")") : object();
    }

    /** A member's name in all spellings, with what stands before its value. */
    List<String> names(String name) {
        List<String> words = new ArrayList<>();
        words.add(quoted(name) + colon);
        boolean simple = name.chars().allMatch(c -> c >= ' ' && c != '\'' && c != '"' && c != '\\');
        if (python && simple) {
            words.add('\'' + name + '\'' + colon);
        }
        return words;
    }

    /** Whether an argument of this name is written as one, and not unpacked. */
    boolean isKeyword(String name) {
        return python && PythonNames.isIdentifier(name);
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        JsonWriter.quote(text, out);
        return out.toString();
    }
}

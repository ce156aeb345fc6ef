package dev.toolace.internal.format.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** What the code inside of one of a template's tags writes. Used by one thread, for one tag. */
final class TemplateCode {

    /** Methods, filters and functions that write none of the literals they are given. */
    private static final Set<String> READERS = Set.of("split", "rsplit", "startswith", "endswith", "replace", "strip",
            "lstrip", "rstrip", "removeprefix", "removesuffix", "find", "rfind", "index", "count", "get", "pop",
            "selectattr", "rejectattr", "map", "groupby", "attr", "regex_search", "regex_replace", "regex_findall",
            "raise_exception", "strftime_now");
    private static final Set<String> WORDS =
            Set.of("if", "else", "and", "or", "not", "in", "is", "for", "set", "do", "elif", "return");

    private static final String OPENS = "([{";
    private static final String CLOSES = ")]}";

    private final String source;
    private final TemplateText out;
    /** For each open bracket whether nothing inside of it is written. */
    private final Deque<Boolean> brackets = new ArrayDeque<>();
    private boolean silent;
    private String before = "";

    TemplateCode(String source, TemplateText out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Reads to the end of the tag.
     *
     * @param from the first character of the code
     * @param end what ends the tag
     * @param quiet whether nothing of it is written
     * @return the index after the tag
     */
    int read(int from, String end, boolean quiet) {
        silent = quiet;
        int at = from;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (source.startsWith(end, at) && (brackets.isEmpty() || c == '%')) {
                return at + end.length();
            }
            if (c == '\'' || c == '"') {
                at = literal(at);
            } else if (Character.isLetter(c) || c == '_') {
                at = name(at);
            } else {
                at = sign(c, at);
            }
        }
        return at;
    }

    private int literal(int at) {
        StringBuilder value = new StringBuilder();
        int end = Literals.read(source, at, value);
        if (written(end)) {
            out.write(value, 0, value.length());
        }
        before = "'";
        return end;
    }

    private int name(int at) {
        int end = nameEnd(source, at);
        String name = source.substring(at, end);
        String value = before.equals(".") || before.equals("|") ? "" : out.constant(name);
        if (!value.isEmpty() && written(end) && !follows(end, "=") && !follows(end, "(")) {
            out.write(value, 0, value.length());
        }
        before = name;
        return end;
    }

    private int sign(char c, int at) {
        if (OPENS.indexOf(c) >= 0) {
            brackets.push(silent);
            silent |= c == '(' && READERS.contains(before) || c == '[' && isOperand();
        } else if (CLOSES.indexOf(c) >= 0 && !brackets.isEmpty()) {
            silent = brackets.pop();
        } else if ((c == '=' || c == '!') && source.startsWith("=", at + 1)) {
            before = "==";
            return at + 2;
        }
        before = Character.isWhitespace(c) ? before : String.valueOf(c);
        return at + 1;
    }

    /** Whether what came last is a value, so that a bracket looks something up in it. */
    private boolean isOperand() {
        char last = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        return !WORDS.contains(before) && (Character.isLetterOrDigit(last) || "_')]".indexOf(last) >= 0);
    }

    /** Whether a value that ends here is written: none that is compared, and no key of a dictionary. */
    private boolean written(int end) {
        return !silent && !before.equals("==") && !before.equals("in") && !follows(end, "==") && !follows(end, "!=")
                && !follows(end, ":") && !followsWord(end, "in") && !followsWord(end, "not");
    }

    private boolean follows(int end, String text) {
        return source.startsWith(text, skip(end));
    }

    private boolean followsWord(int end, String word) {
        int at = skip(end);
        return nameEnd(source, at) == at + word.length() && source.startsWith(word, at);
    }

    private int skip(int from) {
        int at = from;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }

    static int nameEnd(String source, int from) {
        int end = Math.min(from, source.length());
        while (end < source.length()
                && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_')) {
            end++;
        }
        return end;
    }
}

package dev.toolace.internal.grammar.regular;

import dev.toolace.internal.grammar.regular.Nfa.Piece;
import dev.toolace.internal.grammar.regular.Nfa.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a regular expression that compiles. What is not regular, or rare, is refused. Used by one thread.
 */
final class PatternReader {

    private static final CharSet ALL = CharSet.of(0, Character.MAX_CODE_POINT);
    private static final CharSet DOT = CharSet.of("\n\r\u0085\u2028\u2029").not();
    private static final CharSet WORD = CharSet.of('a', 'z').or(CharSet.of('A', 'Z')).or(CharSet.of('0', '9'))
            .or(CharSet.of("_"));
    private static final CharSet SPACE = CharSet.of(" \t\n\u000b\f\r");
    private static final int MAX_NESTING = 100;

    private final String pattern;
    private final Nfa nfa;
    private int at;
    private int nesting;

    private PatternReader(String pattern, Nfa nfa) {
        this.pattern = pattern;
        this.nfa = nfa;
    }

    static Nfa read(String pattern, int maxNodes) {
        Nfa nfa = new Nfa(maxNodes);
        PatternReader reader = new PatternReader(pattern, nfa);
        Piece body = reader.alternatives();
        if (reader.at < pattern.length()) {
            throw new Inexpressible("is not supported at character " + reader.at);
        }
        Piece before = nfa.repeated(nfa.one(ALL));
        Piece after = nfa.repeated(nfa.one(ALL));
        nfa.finish(nfa.then(nfa.then(before, body), after));
        return nfa;
    }

    private char peek() {
        return at < pattern.length() ? pattern.charAt(at) : '\0';
    }

    private boolean accept(String text) {
        boolean here = pattern.startsWith(text, at);
        at += here ? text.length() : 0;
        return here;
    }

    private Piece alternatives() {
        if (++nesting > MAX_NESTING) {
            throw new Inexpressible("is nested too deeply");
        }
        List<Piece> pieces = new ArrayList<>(List.of(sequence()));
        while (accept("|")) {
            pieces.add(sequence());
        }
        nesting--;
        return pieces.size() == 1 ? pieces.get(0) : nfa.either(pieces);
    }

    private Piece sequence() {
        Piece all = nfa.empty(Where.ANYWHERE);
        while (at < pattern.length() && peek() != '|' && peek() != ')') {
            all = nfa.then(all, quantified());
        }
        return all;
    }

    private Piece quantified() {
        int start = at;
        int level = nesting;
        Piece first = atom();
        int end = at;
        int least;
        int most;
        switch (peek()) {
            case '*' -> { least = 0; most = -1; }
            case '+' -> { least = 1; most = -1; }
            case '?' -> { least = 0; most = 1; }
            case '{' -> { least = -1; most = -1; }
            default -> { return first; }
        }
        at++;
        if (least < 0) {
            least = number();
            most = accept(",") ? peek() == '}' ? -1 : number() : least;
            if (!accept("}")) {
                throw new Inexpressible("has a quantifier that is not supported");
            }
        }
        if (peek() == '+') {
            throw new Inexpressible("has a possessive quantifier");
        }
        accept("?");
        if ("*+?{".indexOf(peek()) >= 0 && at < pattern.length()) {
            throw new Inexpressible("repeats a repetition");
        }
        int next = at;
        Supplier<Piece> copy = () -> {
            at = start;
            nesting = level;
            Piece piece = atom();
            at = end;
            return piece;
        };
        Piece all = repeat(first, copy, least, most);
        at = next;
        return all;
    }

    private Piece repeat(Piece first, Supplier<Piece> copy, int least, int most) {
        if (most < 0) {
            Piece all = nfa.repeated(first);
            for (int i = 0; i < least; i++) {
                all = nfa.then(copy.get(), all);
            }
            return all;
        }
        Piece all = nfa.empty(Where.ANYWHERE);
        for (int i = 0; i < most - least; i++) {
            all = nfa.optional(nfa.then(copy.get(), all));
        }
        for (int i = 0; i < least; i++) {
            all = nfa.then(copy.get(), all);
        }
        return all;
    }

    private int number() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from || at - from > 6) {
            throw new Inexpressible("has a quantifier that is not supported");
        }
        return Integer.parseInt(pattern.substring(from, at));
    }

    private Piece atom() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case '(' -> group();
            case '[' -> nfa.one(set());
            case '.' -> nfa.one(DOT);
            case '^' -> nfa.empty(Where.AT_START);
            case '$' -> nfa.empty(Where.AT_END);
            case '\\' -> escape();
            case '*', '+', '?' -> throw new Inexpressible("repeats nothing");
            default -> nfa.one(CharSet.of(c, c));
        };
    }

    private Piece group() {
        if (accept("?")) {
            if (accept("<") && peek() != '=' && peek() != '!') {
                at = pattern.indexOf('>', at) + 1;
            } else if (!accept(":")) {
                throw new Inexpressible("has a group that looks around, is atomic or sets flags");
            }
        }
        Piece inner = alternatives();
        if (!accept(")")) {
            throw new Inexpressible("is not supported at character " + at);
        }
        return inner;
    }

    private Piece escape() {
        char c = peek();
        if (c == 'A') {
            at++;
            return nfa.empty(Where.AT_START);
        } else if (c == 'z') {
            at++;
            return nfa.empty(Where.AT_END);
        }
        return nfa.one(escaped());
    }

    /** The characters of an escape, from behind its backslash. */
    private CharSet escaped() {
        if (at >= pattern.length()) {
            throw new Inexpressible("ends in a backslash");
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case 'd' -> CharSet.of('0', '9');
            case 'D' -> CharSet.of('0', '9').not();
            case 'w' -> WORD;
            case 'W' -> WORD.not();
            case 's' -> SPACE;
            case 'S' -> SPACE.not();
            case 't' -> CharSet.of("\t");
            case 'n' -> CharSet.of("\n");
            case 'r' -> CharSet.of("\r");
            case 'f' -> CharSet.of("\f");
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'p' -> category();
            case 'P' -> category().not();
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new Inexpressible("has \\" + Character.toString(c) + ", which is not supported");
                }
                yield CharSet.of(c, c);
            }
        };
    }

    private CharSet hex(int digits) {
        int end = at + digits;
        if (end > pattern.length() || !pattern.substring(at, end).chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw new Inexpressible("has an escape that is not supported");
        }
        int c = Integer.parseInt(pattern.substring(at, end), 16);
        if (c >= 0xd800 && c < 0xe000) {
            throw new Inexpressible("has half a character");
        }
        at = end;
        return CharSet.of(c, c);
    }

    private CharSet category() {
        int end = peek() == '{' ? pattern.indexOf('}', at) : at;
        String name = end < 0 ? "" : peek() == '{' ? pattern.substring(at + 1, end)
                : pattern.substring(at, Math.min(pattern.length(), at + 1));
        at = end + 1;
        if (name.isEmpty()) {
            throw new Inexpressible("names a category that is not supported");
        }
        return CharSet.category(name);
    }

    private CharSet set() {
        boolean negated = accept("^");
        CharSet all = CharSet.of("");
        boolean first = true;
        while (first || peek() != ']') {
            if (at >= pattern.length() || peek() == '[' || peek() == ']' || pattern.startsWith("&&", at)) {
                throw new Inexpressible("has a set of characters that is not supported");
            }
            first = false;
            all = all.or(range());
        }
        at++;
        return negated ? all.not() : all;
    }

    private CharSet range() {
        int c = pattern.codePointAt(at);
        int from = at;
        CharSet low = character();
        boolean single = c != '\\' || isSingle(from);
        if (peek() != '-' || at + 1 >= pattern.length() || pattern.charAt(at + 1) == ']') {
            return low;
        }
        if (!single || pattern.charAt(at + 1) == '[' || pattern.startsWith("&&", at + 1)) {
            throw new Inexpressible("has a set of characters that is not supported");
        }
        at++;
        int to = at;
        CharSet high = character();
        if (pattern.charAt(to) == '\\' && !isSingle(to)) {
            throw new Inexpressible("has a set of characters that is not supported");
        }
        return CharSet.of(low.first(), high.first());
    }

    /** Whether the escape at a place stands for one character. */
    private boolean isSingle(int backslash) {
        return "dDwWsSpP".indexOf(pattern.charAt(backslash + 1)) < 0;
    }

    private CharSet character() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c == '\\' ? escaped() : CharSet.of(c, c);
    }
}

package dev.toolace.internal.schema;

/**
 * Bounds what a matcher of {@code java.util.regex} can do without looking at its text: it may match nothing in several
 * ways ({@code (|)(|)(|)...} has two to the power of its length) or many times ({@code (a?){1000000000}}). Most
 * patterns have the cost 1. Reads patterns that were compiled. Used by one thread.
 */
final class PatternCost {

    private static final long CEILING = 1L << 40;

    /**
     * The cost of a part.
     *
     * @param empty ways to match nothing
     * @param most the most steps without a look at the text
     */
    private record Cost(long empty, long most) {

        static final Cost CHARACTER = new Cost(0, 1);
        static final Cost PLACE = new Cost(1, 1);

        Cost then(Cost next) {
            return new Cost(times(empty, next.empty), times(most, next.most));
        }

        Cost or(Cost other) {
            long ways = Math.min(CEILING, empty + other.empty);
            return new Cost(ways, Math.max(ways, Math.max(most, other.most)));
        }

        /** Least times the part, and perhaps more: after an optional turn that matched nothing there is no other. */
        Cost repeated(int least) {
            if (empty == 0) {
                return new Cost(least == 0 ? 1 : 0, most);
            }
            long ways = least == 0 ? empty + 1 : 1;
            for (int i = 0; i < least && empty > 1 && ways < CEILING; i++) {
                ways = times(ways, empty);
            }
            return new Cost(Math.min(CEILING, ways), Math.max(times(ways, Math.max(1, least)), most));
        }

        private static long times(long a, long b) {
            return a != 0 && b > CEILING / a ? CEILING : a * b;
        }
    }

    private final String pattern;
    private int at;

    private PatternCost(String pattern) {
        this.pattern = pattern;
    }

    /** At least 1. */
    static long of(String pattern) {
        PatternCost reader = new PatternCost(pattern);
        Cost cost = reader.alternatives();
        while (reader.at < pattern.length()) {
            // Only a misread pattern has a closing parenthesis here.
            reader.at++;
            cost = cost.then(reader.alternatives());
        }
        return cost.most();
    }

    private Cost alternatives() {
        Cost all = sequence();
        while (peek() == '|') {
            at++;
            all = all.or(sequence());
        }
        return all;
    }

    private Cost sequence() {
        Cost all = Cost.PLACE;
        while (at < pattern.length() && peek() != '|' && peek() != ')') {
            all = all.then(quantified(atom()));
        }
        return all;
    }

    private Cost atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> set();
            case '\\' -> escape();
            case '^', '$' -> Cost.PLACE;
            default -> Cost.CHARACTER;
        };
    }

    private Cost group() {
        boolean look = false;
        if (peek() == '?') {
            at++;
            look = peek() == '=' || peek() == '!' || (peek() == '<' && at + 1 < pattern.length()
                    && (pattern.charAt(at + 1) == '=' || pattern.charAt(at + 1) == '!'));
            while (at < pattern.length() && ":=!>)".indexOf(peek()) < 0) {
                at++;
            }
            if (peek() != ')') {
                at++;
            }
        }
        Cost inner = alternatives();
        at++;
        return look ? new Cost(1, inner.most()) : inner;
    }

    private Cost set() {
        at += peek() == '^' ? 1 : 0;
        at += peek() == ']' ? 1 : 0;
        int depth = 1;
        while (at < pattern.length() && depth > 0) {
            switch (pattern.charAt(at++)) {
                case '\\' -> at++;
                case '[' -> depth++;
                case ']' -> depth--;
                default -> { }
            }
        }
        return Cost.CHARACTER;
    }

    private Cost escape() {
        char c = at < pattern.length() ? pattern.charAt(at++) : '\\';
        if (c == 'Q') {
            int end = pattern.indexOf("\\E", at);
            at = end < 0 ? pattern.length() : end + 2;
            return Cost.CHARACTER;
        }
        if ((c == 'p' || c == 'P' || c == 'x' || c == 'N' || c == 'k') && (peek() == '{' || peek() == '<')) {
            at = Math.max(pattern.indexOf(peek() == '{' ? '}' : '>', at) + 1, at);
        }
        // A reference to a group that matched nothing matches nothing.
        boolean place = "bBAGzZk".indexOf(c) >= 0 || (c >= '1' && c <= '9');
        return place ? Cost.PLACE : Cost.CHARACTER;
    }

    private Cost quantified(Cost part) {
        int least = switch (peek()) {
            case '?', '*' -> 0;
            case '+' -> 1;
            case '{' -> -1;
            default -> -2;
        };
        if (least == -2) {
            return part;
        }
        at++;
        if (least == -1) {
            least = number();
            at = Math.max(pattern.indexOf('}', at) + 1, at);
        }
        if (peek() == '?' || peek() == '+') {
            // Lazy or possessive.
            at++;
        }
        return part.repeated(least);
    }

    private int number() {
        long value = 0;
        while (peek() >= '0' && peek() <= '9') {
            value = Math.min(Integer.MAX_VALUE, value * 10 + peek() - '0');
            at++;
        }
        return (int) value;
    }

    private char peek() {
        return at < pattern.length() ? pattern.charAt(at) : '\0';
    }
}

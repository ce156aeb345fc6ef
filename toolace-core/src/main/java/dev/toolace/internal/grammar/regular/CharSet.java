package dev.toolace.internal.grammar.regular;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A set of code points. Immutable. */
final class CharSet {

    private static final int SIZE = Character.MAX_CODE_POINT + 1;

    /** The general categories, at the numbers that {@link Character#getType(int)} has for them. */
    private static final String[] CATEGORIES = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No",
        "", "Zs", "Zl", "Zp", "Cc", "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi",
        "Pf"};

    private static final Map<String, CharSet> KNOWN = new ConcurrentHashMap<>();

    /** Where the set begins and ends, in turn. */
    private final int[] edges;

    private CharSet(int[] edges) {
        this.edges = edges;
    }

    static CharSet of(int low, int high) {
        return new CharSet(new int[] {low, high + 1});
    }

    static CharSet of(String characters) {
        return of(c -> characters.indexOf(c) >= 0, 0x3000);
    }

    private static CharSet of(IntPredicate condition, int end) {
        int[] found = new int[64];
        int count = 0;
        for (int c = 0; c <= end; c++) {
            if (c < end && condition.test(c) == (count % 2 == 0) || c == end && count % 2 == 1) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = c;
            }
        }
        return new CharSet(Arrays.copyOf(found, count));
    }

    CharSet or(CharSet other) {
        int[] all = new int[edges.length + other.edges.length];
        int count = 0;
        int a = 0;
        int b = 0;
        while (a < edges.length || b < other.edges.length) {
            boolean before = a % 2 == 1 || b % 2 == 1;
            int at = Math.min(a < edges.length ? edges[a] : SIZE, b < other.edges.length ? other.edges[b] : SIZE);
            a += a < edges.length && edges[a] == at ? 1 : 0;
            b += b < other.edges.length && other.edges[b] == at ? 1 : 0;
            if (before != (a % 2 == 1 || b % 2 == 1)) {
                all[count++] = at;
            }
        }
        return new CharSet(Arrays.copyOf(all, count));
    }

    CharSet not() {
        int from = edges.length > 0 && edges[0] == 0 ? 1 : 0;
        int to = edges.length > 0 && edges[edges.length - 1] == SIZE ? edges.length - 1 : edges.length;
        int[] all = new int[to - from + (from == 0 ? 1 : 0) + (to == edges.length ? 1 : 0)];
        System.arraycopy(edges, from, all, from == 0 ? 1 : 0, to - from);
        if (to == edges.length) {
            all[all.length - 1] = SIZE;
        }
        return new CharSet(all);
    }

    /** The least of them; there is one. */
    int first() {
        return edges[0];
    }

    boolean contains(int c) {
        int at = Arrays.binarySearch(edges, c);
        return at >= 0 ? at % 2 == 0 : -at % 2 == 0;
    }

    /** Adds where runs begin and end. */
    void cuts(Set<Integer> out) {
        for (int edge : edges) {
            out.add(edge);
        }
    }

    /** A general category of Unicode such as {@code Lu}, or all that start with one letter. */
    static CharSet category(String name) {
        if (Arrays.stream(CATEGORIES).noneMatch(category -> !name.isEmpty() && category.startsWith(name))) {
            throw new Inexpressible("names a category that is not supported");
        }
        return KNOWN.computeIfAbsent(name, key -> of(c -> CATEGORIES[Character.getType(c)].startsWith(key), SIZE));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CharSet set && Arrays.equals(edges, set.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }
}

package dev.toolace.internal.grammar.regular;

import com.networknt.schema.regex.RegularExpressions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Makes automata of regular expressions, with the meaning that {@code java.util.regex} gives them, searched for
 * anywhere in the text. Stateless.
 */
public final class Patterns {

    private static final int MAX_SETS = 500;
    private static final int MAX_LENGTH = 5_000;
    private static final long MAX_WORK = 5_000_000;

    private Patterns() {}

    /**
     * The texts in which a pattern is found.
     *
     * @param pattern a pattern that compiles
     * @param maxStates bound
     * @return the language
     * @throws Inexpressible if it is not regular, uses what is not supported, or is too large
     */
    public static CharDfa found(String pattern, int maxStates) {
        if (pattern.length() > MAX_LENGTH) {
            throw new Inexpressible("is too large");
        }
        Nfa nfa = PatternReader.read(RegularExpressions.replaceLongformCharacterProperties(pattern), maxStates * 8);
        BitSet start = new BitSet();
        nfa.close(nfa.start(), true, false, start);
        return DfaBuilder.explore(start, new Subsets(nfa), maxStates);
    }

    /** States are sets of the expression's places. */
    private static final class Subsets implements DfaBuilder.Machine<BitSet> {

        private final Nfa nfa;
        private final int[] cuts;
        /** Characters with the same number are in the same sets. */
        private final int[] kinds;
        private final List<Integer> samples = new ArrayList<>();
        private final Map<BitSet, Boolean> ends = new HashMap<>();
        private long work;

        Subsets(Nfa nfa) {
            this.nfa = nfa;
            List<CharSet> sets = List.copyOf(nfa.sets());
            if (sets.size() > MAX_SETS) {
                throw new Inexpressible("is too large");
            }
            TreeSet<Integer> all = new TreeSet<>(List.of(0, 0xd800, 0xe000, Character.MAX_CODE_POINT + 1));
            sets.forEach(set -> set.cuts(all));
            this.cuts = all.stream().mapToInt(Integer::intValue).toArray();
            this.kinds = new int[cuts.length];
            Map<BitSet, Integer> numbers = new LinkedHashMap<>();
            for (int i = 0; i + 1 < cuts.length; i++) {
                BitSet in = new BitSet();
                for (int s = 0; s < sets.size(); s++) {
                    in.set(s, sets.get(s).contains(cuts[i]));
                }
                Integer kind = numbers.putIfAbsent(in, samples.size());
                kinds[i] = kind == null ? samples.size() : kind;
                if (kind == null) {
                    samples.add(cuts[i]);
                }
            }
        }

        @Override
        public void transitions(BitSet state, DfaBuilder.Edges<BitSet> out) {
            List<BitSet> targets = samples.stream().map(c -> after(state, c)).toList();
            for (int i = 0; i + 1 < cuts.length; i++) {
                BitSet target = targets.get(kinds[i]);
                if (!target.isEmpty() && (cuts[i] < 0xd800 || cuts[i] >= 0xe000)) {
                    out.add(cuts[i], cuts[i + 1] - 1, target);
                }
            }
        }

        private BitSet after(BitSet state, int c) {
            BitSet next = new BitSet();
            for (int node = state.nextSetBit(0); node >= 0; node = state.nextSetBit(node + 1)) {
                int target = nfa.step(node, c);
                if (target >= 0) {
                    nfa.close(target, false, false, next);
                }
                if (++work > MAX_WORK) {
                    throw new Inexpressible("is too large");
                }
            }
            return next;
        }

        @Override
        public boolean accepting(BitSet state) {
            return ends.computeIfAbsent(state, nodes -> {
                BitSet closed = new BitSet();
                nodes.stream().forEach(node -> nfa.close(node, false, true, closed));
                return closed.get(nfa.end());
            });
        }
    }
}

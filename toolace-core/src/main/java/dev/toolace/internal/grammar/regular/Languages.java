package dev.toolace.internal.grammar.regular;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes regular languages of others. Stateless. */
public final class Languages {

    /** Every text. */
    public static final CharDfa ANY = DfaBuilder.explore(0, new DfaBuilder.Machine<Integer>() {
        @Override
        public void transitions(Integer state, DfaBuilder.Edges<Integer> out) {
            out.add(0, 0xd7ff, 0);
            out.add(0xe000, Character.MAX_CODE_POINT, 0);
        }

        @Override
        public boolean accepting(Integer state) {
            return true;
        }
    }, 1);

    private record Pair(int first, int second) {}

    private Languages() {}

    /**
     * The texts of both languages.
     *
     * @param a one
     * @param b the other
     * @param maxStates bound
     * @return their intersection
     */
    public static CharDfa both(CharDfa a, CharDfa b, int maxStates) {
        return a == ANY ? b : b == ANY ? a : product(a, b, true, maxStates);
    }

    /**
     * The texts of one language that are not in another.
     *
     * @param a the language
     * @param b what is left out
     * @param maxStates bound
     * @return their difference
     */
    public static CharDfa without(CharDfa a, CharDfa b, int maxStates) {
        return product(a, b, false, maxStates);
    }

    private static CharDfa product(CharDfa a, CharDfa b, boolean both, int maxStates) {
        return DfaBuilder.explore(new Pair(0, 0), new DfaBuilder.Machine<>() {
            @Override
            public void transitions(Pair state, DfaBuilder.Edges<Pair> out) {
                int[] from = a.starts(state.first);
                for (int i = 0; i < from.length; i++) {
                    int target = a.targets(state.first)[i];
                    int end = i + 1 < from.length ? from[i + 1] - 1 : Character.MAX_CODE_POINT;
                    if (target != CharDfa.NONE && state.second == CharDfa.NONE) {
                        out.add(from[i], end, new Pair(target, CharDfa.NONE));
                    } else if (target != CharDfa.NONE) {
                        split(state.second, from[i], end, target, out);
                    }
                }
            }

            private void split(int second, int low, int high, int target, DfaBuilder.Edges<Pair> out) {
                int[] from = b.starts(second);
                for (int i = 0; i < from.length; i++) {
                    int end = Math.min(high, i + 1 < from.length ? from[i + 1] - 1 : Character.MAX_CODE_POINT);
                    int start = Math.max(low, from[i]);
                    int other = b.targets(second)[i];
                    if (start <= end && (!both || other != CharDfa.NONE)) {
                        out.add(start, end, new Pair(target, other));
                    }
                }
            }

            @Override
            public boolean accepting(Pair state) {
                boolean second = state.second != CharDfa.NONE && b.accepting(state.second);
                return a.accepting(state.first) && second == both;
            }
        }, maxStates);
    }

    /**
     * Some texts.
     *
     * @param words without lone surrogates
     * @return the language of just these
     */
    public static CharDfa words(Iterable<String> words) {
        Node root = new Node();
        for (String word : words) {
            Node at = root;
            for (int c : word.codePoints().toArray()) {
                at = at.next.computeIfAbsent(c, key -> new Node());
            }
            at.end = true;
        }
        return DfaBuilder.explore(root, Node.MACHINE, Integer.MAX_VALUE);
    }

    private static final class Node {

        static final DfaBuilder.Machine<Node> MACHINE = new DfaBuilder.Machine<>() {
            @Override
            public void transitions(Node state, DfaBuilder.Edges<Node> out) {
                state.next.forEach((c, target) -> out.add(c, c, target));
            }

            @Override
            public boolean accepting(Node state) {
                return state.end;
            }
        };

        private final TreeMap<Integer, Node> next = new TreeMap<>();
        private boolean end;
    }

    /**
     * Texts within a length.
     *
     * @param language the texts
     * @param least code points
     * @param most code points
     * @param maxStates bound
     * @return those of them that fit
     */
    public static CharDfa sized(CharDfa language, long least, long most, int maxStates) {
        // Beyond the bounds counts do not matter any more.
        int cap = (int) Math.min(maxStates, Math.max(least, most == Long.MAX_VALUE ? least : most + 1));
        return DfaBuilder.explore(new Pair(0, 0), new DfaBuilder.Machine<>() {
            @Override
            public void transitions(Pair state, DfaBuilder.Edges<Pair> out) {
                int[] from = language.starts(state.first);
                int count = Math.min(cap, state.second + 1);
                for (int i = 0; i < from.length && state.second < most; i++) {
                    int target = language.targets(state.first)[i];
                    if (target != CharDfa.NONE) {
                        out.add(from[i], i + 1 < from.length ? from[i + 1] - 1 : Character.MAX_CODE_POINT,
                                new Pair(target, count));
                    }
                }
            }

            @Override
            public boolean accepting(Pair state) {
                return language.accepting(state.first) && state.second >= least && state.second <= most;
            }
        }, maxStates);
    }

    /**
     * Texts in which none of some texts occurs.
     *
     * @param forbidden not empty ones
     * @return the language
     */
    public static CharDfa avoiding(List<String> forbidden) {
        // Aho and Corasick's automaton: a node for each prefix, and where to go on when it does not.
        Node root = new Node();
        for (String word : forbidden) {
            Node at = root;
            for (int c : word.codePoints().toArray()) {
                at = at.next.computeIfAbsent(c, key -> new Node());
            }
            at.end = true;
        }
        IdentityHashMap<Node, Node> fallback = new IdentityHashMap<>();
        ArrayDeque<Node> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Node node = open.remove();
            node.next.forEach((c, child) -> {
                Node back = node == root ? root : follow(fallback.getOrDefault(node, root), c, root, fallback);
                fallback.put(child, back);
                child.end |= back.end;
                open.add(child);
            });
        }
        return DfaBuilder.explore(root, new DfaBuilder.Machine<>() {
            @Override
            public void transitions(Node state, DfaBuilder.Edges<Node> out) {
                TreeMap<Integer, Node> special = new TreeMap<>();
                for (Node at = state; ; at = fallback.getOrDefault(at, root)) {
                    at.next.forEach(special::putIfAbsent);
                    if (at == root) {
                        break;
                    }
                }
                int low = 0;
                for (var edge : special.entrySet()) {
                    scalars(low, edge.getKey() - 1, root, out);
                    if (!edge.getValue().end) {
                        out.add(edge.getKey(), edge.getKey(), edge.getValue());
                    }
                    low = edge.getKey() + 1;
                }
                scalars(low, Character.MAX_CODE_POINT, root, out);
            }

            @Override
            public boolean accepting(Node state) {
                return !state.end;
            }
        }, Integer.MAX_VALUE);
    }

    private static Node follow(Node from, int c, Node root, Map<Node, Node> fallback) {
        Node at = from;
        while (at != root && !at.next.containsKey(c)) {
            at = fallback.getOrDefault(at, root);
        }
        return at.next.getOrDefault(c, root);
    }

    private static <S> void scalars(int low, int high, S target, DfaBuilder.Edges<S> out) {
        if (low <= Math.min(high, 0xd7ff)) {
            out.add(low, Math.min(high, 0xd7ff), target);
        }
        if (Math.max(low, 0xe000) <= high) {
            out.add(Math.max(low, 0xe000), high, target);
        }
    }
}

package dev.toolace.internal.grammar.regular;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Explores an automaton whose states are values, and leaves out what leads nowhere. Used by one thread.
 *
 * @param <S> has {@code equals}
 */
final class DfaBuilder<S> {

    /**
     * A deterministic automaton that is not written down.
     *
     * @param <S> its states
     */
    interface Machine<S> {

        /** Tells all transitions, in the order of their characters and without overlaps. */
        void transitions(S state, Edges<S> out);

        boolean accepting(S state);
    }

    /**
     * Takes transitions.
     *
     * @param <S> states
     */
    interface Edges<S> {

        void add(int low, int high, S target);
    }

    private final Machine<S> machine;
    private final int maxStates;
    private final Map<S, Integer> numbers = new HashMap<>();
    private final List<S> states = new ArrayList<>();
    private final ArrayDeque<S> open = new ArrayDeque<>();
    private final List<int[]> starts = new ArrayList<>();
    private final List<int[]> targets = new ArrayList<>();

    private DfaBuilder(Machine<S> machine, int maxStates) {
        this.machine = machine;
        this.maxStates = maxStates;
    }

    /**
     * All that can be reached.
     *
     * @throws Inexpressible if that is too much
     */
    static <S> CharDfa explore(S start, Machine<S> machine, int maxStates) {
        return new DfaBuilder<>(machine, maxStates).run(start);
    }

    private CharDfa run(S start) {
        number(start);
        while (!open.isEmpty()) {
            row(open.remove());
        }
        return trimmed();
    }

    private int number(S state) {
        Integer known = numbers.get(state);
        if (known != null) {
            return known;
        }
        if (states.size() >= maxStates) {
            throw new Inexpressible("needs more than " + maxStates + " states");
        }
        int number = states.size();
        numbers.put(state, number);
        states.add(state);
        open.add(state);
        return number;
    }

    private void row(S state) {
        Row row = new Row();
        machine.transitions(state, (low, high, target) -> row.add(low, high, number(target)));
        starts.add(row.starts());
        targets.add(row.targets());
    }

    private CharDfa trimmed() {
        int count = states.size();
        boolean[] live = live(count);
        int[] renamed = new int[count];
        int kept = 0;
        for (int s = 0; s < count; s++) {
            // The first state stays, so that there is always one.
            renamed[s] = live[s] || s == 0 ? kept++ : CharDfa.NONE;
        }
        int[][] newStarts = new int[kept][];
        int[][] newTargets = new int[kept][];
        boolean[] accepting = new boolean[kept];
        for (int s = 0; s < count; s++) {
            if (renamed[s] != CharDfa.NONE) {
                Row row = new Row();
                int[] from = starts.get(s);
                for (int i = 0; i < from.length; i++) {
                    int target = targets.get(s)[i];
                    if (target != CharDfa.NONE && live[target]) {
                        row.add(from[i], i + 1 < from.length ? from[i + 1] - 1 : Character.MAX_CODE_POINT,
                                renamed[target]);
                    }
                }
                newStarts[renamed[s]] = row.starts();
                newTargets[renamed[s]] = row.targets();
                accepting[renamed[s]] = machine.accepting(states.get(s));
            }
        }
        return new CharDfa(newStarts, newTargets, accepting);
    }

    private boolean[] live(int count) {
        List<List<Integer>> sources = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            sources.add(new ArrayList<>());
        }
        boolean[] live = new boolean[count];
        ArrayDeque<Integer> todo = new ArrayDeque<>();
        for (int s = 0; s < count; s++) {
            for (int target : targets.get(s)) {
                if (target != CharDfa.NONE) {
                    sources.get(target).add(s);
                }
            }
            if (machine.accepting(states.get(s))) {
                live[s] = true;
                todo.add(s);
            }
        }
        while (!todo.isEmpty()) {
            for (int source : sources.get(todo.remove())) {
                if (!live[source]) {
                    live[source] = true;
                    todo.add(source);
                }
            }
        }
        return live;
    }

    /** The transitions of one state, joined where neighbours lead to the same. */
    private static final class Row {

        private final List<int[]> pieces = new ArrayList<>();
        private int end;

        void add(int low, int high, int target) {
            if (low > end) {
                put(end, CharDfa.NONE);
            }
            put(low, target);
            end = high + 1;
        }

        private void put(int start, int target) {
            if (pieces.isEmpty() || pieces.get(pieces.size() - 1)[1] != target) {
                pieces.add(new int[] {start, target});
            }
        }

        int[] starts() {
            if (pieces.isEmpty() || end <= Character.MAX_CODE_POINT) {
                put(end, CharDfa.NONE);
                end = Character.MAX_CODE_POINT + 1;
            }
            return pieces.stream().mapToInt(piece -> piece[0]).toArray();
        }

        int[] targets() {
            return pieces.stream().mapToInt(piece -> piece[1]).toArray();
        }
    }
}

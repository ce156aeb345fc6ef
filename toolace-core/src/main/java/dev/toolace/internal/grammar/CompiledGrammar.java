package dev.toolace.internal.grammar;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarLimits;
import dev.toolace.grammar.GrammarNote;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A part with its states. A table of states is dropped as a whole when it is full. */
public final class CompiledGrammar implements Grammar {

    private record Key(Set<Stack> stacks, boolean accepting) {}

    private final Part root;
    private final GrammarLimits limits;
    private final List<GrammarNote> notes;
    private final State dead;
    private final Object lock = new Object();
    private Map<Key, State> states = new HashMap<>();
    private int ids;
    private volatile State start;

    /**
     * Makes a grammar.
     *
     * @param root all texts
     * @param parts all parts of it
     * @param limits bounds
     * @param notes what the texts do not keep
     */
    public CompiledGrammar(Part root, List<Part> parts, GrammarLimits limits, List<GrammarNote> notes) {
        this.root = root;
        this.limits = limits;
        this.notes = List.copyOf(notes);
        this.dead = new State(this, ids++, new Stack[0], false);
        settle(parts);
        this.start = begin();
        if (start.dead()) {
            throw new ToolaceException(ErrorId.GRAMMAR_EMPTY, "no text satisfies the schema");
        }
    }

    /** Least fixed point: a part's levels depend on those inside, which may hold the part itself. */
    private static void settle(List<Part> parts) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = parts.size() - 1; i >= 0; i--) {
                changed |= parts.get(i).settle();
            }
        }
    }

    @Override
    public State start() {
        return start;
    }

    @Override
    public List<GrammarNote> notes() {
        return notes;
    }

    private Threads threads(boolean probe) {
        return new Threads(limits.maxDepth(), limits.maxThreads(), probe);
    }

    private State begin() {
        Threads out = threads(false);
        root.enter(Stack.BOTTOM, out);
        return intern(out.stacks(), out.accepting());
    }

    State step(State from, int value) {
        Threads out = threads(false);
        for (Stack stack : from.stacks) {
            stack.top().step(value, stack.rest(), out);
        }
        return intern(out.stacks(), out.accepting());
    }

    /** Whether there is a way on, without making a state of it. */
    boolean mayFollow(State from, int value) {
        Threads out = threads(true);
        for (Stack stack : from.stacks) {
            stack.top().step(value, stack.rest(), out);
            if (out.any()) {
                return true;
            }
        }
        return false;
    }

    State coarse(State state) {
        Set<Stack> stacks = new HashSet<>();
        for (Stack stack : state.stacks) {
            stacks.add(coarse(stack));
        }
        return stacks.equals(new HashSet<>(Arrays.asList(state.stacks))) ? state : intern(stacks, state.accepting());
    }

    private static Stack coarse(Stack stack) {
        if (stack.frame == null) {
            return stack;
        }
        Stack below = coarse(stack.rest());
        Frame frame = stack.top().coarse();
        return below == stack.below && frame == stack.frame ? stack : new Stack(frame, below);
    }

    private State intern(Set<Stack> stacks, boolean accepting) {
        if (stacks.isEmpty() && !accepting) {
            return dead;
        }
        Key key = new Key(stacks, accepting);
        boolean full;
        State found;
        synchronized (lock) {
            full = states.size() >= limits.maxStates();
            if (full) {
                states = new HashMap<>();
            }
            found = states.computeIfAbsent(key,
                    k -> new State(this, ids++, k.stacks.toArray(Stack[]::new), k.accepting));
        }
        if (full) {
            // The old one holds on to all that was reached from it.
            start = begin();
        }
        return found;
    }

    /**
     * The number of states that are remembered.
     *
     * @return for tests
     */
    public int stateCount() {
        synchronized (lock) {
            return states.size();
        }
    }
}

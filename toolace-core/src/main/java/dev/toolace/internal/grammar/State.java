package dev.toolace.internal.grammar;

import dev.toolace.grammar.ByteSet;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of stacks. Transitions are remembered without locks: what is written is immutable, and who misses it computes
 * the same again.
 */
public final class State implements GrammarState {

    private static final int MAX_EXPLORED = 200;

    final Stack[] stacks;
    private final CompiledGrammar grammar;
    private final int id;
    private final boolean accepting;
    private final @Nullable State[] @Nullable [] next = new State[8][];
    private volatile @Nullable ByteSet allowed;
    private volatile @Nullable ByteSet loops;
    private volatile @Nullable State representative;

    State(CompiledGrammar grammar, int id, Stack[] stacks, boolean accepting) {
        this.grammar = grammar;
        this.id = id;
        this.stacks = stacks;
        this.accepting = accepting;
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public boolean dead() {
        return stacks.length == 0 && !accepting;
    }

    @Override
    public boolean accepting() {
        return accepting;
    }

    @Override
    public State next(int value) {
        int b = value & 0xff;
        @Nullable State @Nullable [] row = next[b >> 5];
        State known = row == null ? null : row[b & 31];
        return known == null ? compute(b) : known;
    }

    private State compute(int b) {
        State found = grammar.step(this, b);
        @Nullable State @Nullable [] row = next[b >> 5];
        if (row == null) {
            row = new State[32];
            next[b >> 5] = row;
        }
        row[b & 31] = found;
        return found;
    }

    @Override
    public ByteSet allowed() {
        ByteSet known = allowed;
        if (known == null) {
            known = ByteSet.of(b -> grammar.mayFollow(this, b));
            allowed = known;
        }
        return known;
    }

    @Override
    public byte[] forced() {
        byte[] bytes = new byte[Grammar.HORIZON];
        int length = 0;
        State at = this;
        while (length < bytes.length && !at.accepting && at.allowed().size() == 1) {
            int b = at.allowed().first();
            bytes[length++] = (byte) b;
            at = at.next(b);
        }
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public ByteSet loops() {
        ByteSet known = loops;
        if (known == null) {
            boolean beyondAscii = next(0xc3).next(0xa9) == this && returns();
            known = ByteSet.of(b -> b < 0x80 ? next(b) == this : beyondAscii);
            loops = known;
        }
        return known;
    }

    /** Whether every character beyond ASCII leads back here. */
    private boolean returns() {
        Map<State, Integer> seen = new HashMap<>();
        for (int b = 0xc2; b < 0xf5; b++) {
            int more = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
            int low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
            int high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
            State lead = next(b);
            for (int c = low; c <= high; c++) {
                if (!returns(lead.next(c), more - 1, seen)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean returns(State at, int more, Map<State, Integer> seen) {
        if (more == 0) {
            return at == this;
        }
        Integer before = seen.putIfAbsent(at, more);
        if (before != null) {
            return before == more;
        }
        if (seen.size() > MAX_EXPLORED) {
            return false;
        }
        for (int c = 0x80; c < 0xc0; c++) {
            if (!returns(at.next(c), more - 1, seen)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public State representative() {
        State known = representative;
        if (known == null) {
            known = grammar.coarse(this);
            representative = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "GrammarState[" + id + (dead() ? ", dead" : accepting ? ", accepting" : "") + "]";
    }
}

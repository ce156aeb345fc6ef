package dev.toolace.onnx.internal.constrain;

import dev.toolace.ToolaceException;
import dev.toolace.grammar.Grammar;
import dev.toolace.grammar.GrammarState;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.tokenizer.Tokenizer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Holds one answer to a grammar. As a rule the model wants to write what it may: so its choice is looked at first, and
 * the mask of all tokens is made only where that is refused. Confined to one generation.
 */
public final class Constraint {
    private final TokenMasks masks;
    private final Spelling spelling;
    private final int[] beginners;
    private final Tokenizer tokenizer;
    private GrammarState state;
    private boolean begun;
    private long nanos;

    Constraint(Grammar grammar, TokenMasks masks, Spelling spelling, int[] beginners, Tokenizer tokenizer) {
        this.masks = masks;
        this.spelling = spelling;
        this.beginners = beginners;
        this.tokenizer = tokenizer;
        this.state = grammar.start();
    }

    /** Whether the answer is whole, and nothing may follow. */
    public boolean ended() {
        return timed(() -> state.accepting() && state.allowed().size() == 0);
    }

    /** Whether a token may come next. */
    public boolean admits(int token) {
        return timed(() -> spelling.admits(state, token, begun));
    }

    private <T> T timed(Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        nanos += System.nanoTime() - start;
        return result;
    }

    /**
     * Chooses among the tokens that may come next. A mask may hold some that may not: those are taken out when they are
     * chosen.
     *
     * @param choice of one of some tokens, at least one
     * @throws ToolaceException TA-MODEL-009 if the vocabulary lacks the characters that must come next
     */
    public int choose(ToIntFunction<BitSet> choice) {
        BitSet mask = timed(this::mask);
        int token = one(mask, choice);
        while (!admits(token)) {
            mask = (BitSet) mask.clone();
            mask.clear(token);
            token = one(mask, choice);
        }
        return token;
    }

    private BitSet mask() {
        BitSet mask = masks.of(state.representative());
        if (begun || beginners.length == 0) {
            return mask;
        }
        BitSet first = (BitSet) mask.clone();
        for (int token : beginners) {
            first.set(token, spelling.admits(state, token, false));
        }
        return first;
    }

    private static int one(BitSet mask, ToIntFunction<BitSet> choice) {
        if (mask.isEmpty()) {
            throw new ToolaceException(OnnxErrors.RUN_FAILED,
                    "the grammar asks for text that no token of the model writes; leave out constrained");
        }
        return choice.applyAsInt(mask);
    }

    /** Takes a token; one that ends an answer changes nothing. */
    public void add(int token) {
        if (!spelling.stops(token)) {
            state = timed(() -> spelling.after(state, token, begun));
            begun = true;
        }
    }

    /** Time that went into the grammar so far, in nanoseconds: states, looks, masks, and what is certain. */
    public long nanos() {
        return nanos;
    }

    /** Guesses at tokens whose bytes are certain: only how these are divided into tokens is open. */
    public int[] forced(int most) {
        return timed(() -> certain(most));
    }

    private int[] certain(int most) {
        byte[] certain = begun ? state.forced() : new byte[0];
        if (certain.length == 0) {
            return new int[0];
        }
        int[] tokens = tokenizer.encode(wholeCharacters(certain));
        int count = 0;
        int at = 0;
        while (count < Math.min(tokens.length, most)) {
            int length = spelling.continues(certain, at, tokens[count]);
            if (length == 0) {
                break;
            }
            at += length;
            count++;
        }
        return Arrays.copyOf(tokens, count);
    }

    private static String wholeCharacters(byte[] utf8) {
        CharBuffer out = CharBuffer.allocate(utf8.length);
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8), out, false);
        return out.flip().toString();
    }

    /** A guess up to where the grammar refuses it. */
    public int[] admitted(int[] guess) {
        return timed(() -> within(guess));
    }

    private int[] within(int[] guess) {
        GrammarState at = state;
        for (int i = 0; i < guess.length; i++) {
            boolean later = begun || i > 0;
            if (spelling.stops(guess[i]) || !spelling.admits(at, guess[i], later)) {
                return Arrays.copyOf(guess, i);
            }
            at = spelling.after(at, guess[i], later);
        }
        return guess;
    }
}

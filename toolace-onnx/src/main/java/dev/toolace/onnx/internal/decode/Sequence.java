package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import dev.toolace.backend.Cancellation;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A decoder and the tokens that it holds. A later prompt starts from what it shares with them, but so that it gives exactly
 * the numbers that a fresh one would: where these depend on how tokens are cut into runs, only whole chunks are reused,
 * and guesses are not made. Confined to one generation at a time.
 */
public final class Sequence {
    private final Decoder decoder;
    private final int chunk;
    private final int vocabulary;
    private final boolean exact;
    /** Tokens of the cache: the known ones, then guesses. */
    private final int[] tokens;
    private int length;
    private int known;
    /** Tokens at the beginning that went through the model in whole chunks. */
    private int chunked;
    private boolean marks;
    private Drafter drafter = Drafter.none();
    /** Guesses of the last run, and how many of them were right so far. */
    private int guessed;
    private int right;
    private int cached;
    private int drafted;
    private int accepted;

    Sequence(Decoder decoder, int room, int chunk, int vocabulary, boolean exact) {
        this.decoder = decoder;
        this.chunk = chunk;
        this.vocabulary = vocabulary;
        this.exact = exact;
        this.tokens = new int[room];
    }

    /** Tokens at the beginning of a prompt that need not be computed again; one token is always left over. */
    int reusable(int[] prompt) {
        int most = Math.min(exact ? known : chunked, prompt.length - 1);
        int mismatch = Arrays.mismatch(tokens, 0, most, prompt, 0, most);
        int same = mismatch < 0 ? most : mismatch;
        return decoder.restorable(exact ? same : same / chunk * chunk);
    }

    /** Tokens that the cache holds and a later prompt may share. */
    int held() {
        return known;
    }

    /** Whether the cache can be copied; then {@link #copy} may be called. */
    boolean copies() {
        return decoder.copies();
    }

    /** Takes over what another sequence holds at its beginning. */
    void copy(Sequence other, int count) throws OrtException {
        decoder.copy(other.decoder, count);
        System.arraycopy(other.tokens, 0, tokens, 0, count);
        length = count;
        known = count;
        chunked = count / chunk * chunk;
    }

    /** Forgets everything but the reusable beginning of a prompt. */
    void prepare(int[] prompt, boolean reuse) {
        cached = reuse ? reusable(prompt) : 0;
        decoder.truncate(cached);
        length = cached;
        known = cached;
        chunked = Math.min(chunked, cached);
        marks = reuse;
        drafter = Drafter.none();
        drafted = 0;
        accepted = 0;
    }

    /** Lets go of what belongs to the generation that ended; an idle sequence must not hold its grammar. */
    void finish() {
        drafter = Drafter.none();
    }

    /** Tokens of the prompt that were not computed again. */
    public int cached() {
        return cached;
    }

    /** Tokens that were guessed. */
    public int drafted() {
        return drafted;
    }

    /** Guessed tokens that were right. */
    public int accepted() {
        return accepted;
    }

    /** Uses guesses from now on; nothing happens where they could change the answer. */
    public void draft(Drafter value) {
        drafter = exact ? value : drafter;
    }

    /**
     * Feeds what is missing of a prompt.
     *
     * @return logits of its last token, or null if cancelled on the way
     */
    public @Nullable FloatBuffer prefill(int[] prompt, Cancellation cancellation) throws OrtException {
        while (prompt.length - known > chunk) {
            if (cancellation.isCancelled()) {
                return null;
            }
            feed(prompt, known, chunk);
        }
        if (cancellation.isCancelled()) {
            return null;
        }
        feed(prompt, known, prompt.length - known);
        return decoder.logits(length - known);
    }

    /** Takes the next token and returns the logits after it, valid until the next call. */
    public FloatBuffer next(int token) throws OrtException {
        drafter.add(token);
        if (known < length && tokens[known] == token) {
            known++;
            right++;
            accepted++;
        } else {
            drafter.judge(guessed, right);
            decoder.truncate(known);
            feed(new int[] {token}, 0, 1);
        }
        return decoder.logits(length - known);
    }

    /** Runs the model over tokens, and over guesses at those that follow if these are the last that are known. */
    private void feed(int[] from, int at, int count) throws OrtException {
        int[] guess = at + count == from.length
                ? real(drafter.guess(Math.min(chunk - count, tokens.length - known - count))) : new int[0];
        System.arraycopy(from, at, tokens, known, count);
        System.arraycopy(guess, 0, tokens, known + count, guess.length);
        decoder.feed(tokens, known, count + guess.length, 1 + guess.length);
        boolean whole = count == chunk && known == chunked;
        known += count;
        length = known + guess.length;
        guessed = guess.length;
        right = 0;
        drafted += guess.length;
        if (whole) {
            chunked = known;
        }
        if (whole && marks) {
            decoder.mark();
        }
    }

    /** A guess up to a token that the model does not have: tokenizers may know more than models. */
    private int[] real(int[] guess) {
        for (int i = 0; i < guess.length; i++) {
            if (guess[i] >= vocabulary) {
                return Arrays.copyOf(guess, i);
            }
        }
        return guess;
    }

    void close() {
        decoder.close();
    }
}

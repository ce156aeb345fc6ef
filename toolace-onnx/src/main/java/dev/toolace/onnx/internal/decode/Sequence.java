package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import dev.toolace.backend.Cancellation;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A decoder and the tokens that it holds. Prompts go through the model in fixed chunks, and only whole chunks are ever reused:
 * so a reused prompt gives exactly the numbers that a fresh one would. A decoder that cannot be cut anywhere is asked
 * to remember where chunks end. Confined to one generation at a time.
 */
public final class Sequence {
    private final Decoder decoder;
    private final int chunk;
    /** Tokens of the whole chunks at the beginning of the cache. */
    private int[] chunks = new int[0];
    private boolean marks;

    Sequence(Decoder decoder, int chunk) {
        this.decoder = decoder;
        this.chunk = chunk;
    }

    /** Tokens at the beginning of a prompt that need not be computed again; one token is always left over. */
    int reusable(int[] prompt) {
        int most = Math.min(chunks.length, prompt.length - 1);
        int mismatch = Arrays.mismatch(chunks, 0, most, prompt, 0, most);
        int same = mismatch < 0 ? most : mismatch;
        return decoder.restorable(same / chunk * chunk);
    }

    /** Forgets everything but the reusable beginning of a prompt. */
    void prepare(int[] prompt, boolean reuse) {
        int keep = reuse ? reusable(prompt) : 0;
        chunks = Arrays.copyOf(chunks, keep);
        decoder.truncate(keep);
        marks = reuse;
    }

    /**
     * Feeds what is missing of a prompt.
     *
     * @return logits of its last token, or null if cancelled on the way
     */
    public @Nullable FloatBuffer prefill(int[] prompt, Cancellation cancellation) throws OrtException {
        FloatBuffer logits = null;
        for (int at = decoder.length(); at < prompt.length;) {
            if (cancellation.isCancelled()) {
                return null;
            }
            int count = Math.min(chunk, prompt.length - at);
            logits = decoder.feed(prompt, at, count);
            at += count;
            if (count == chunk) {
                chunks = Arrays.copyOf(prompt, at);
                if (marks) {
                    decoder.mark();
                }
            }
        }
        return logits;
    }

    /** Feeds one token and returns the logits after it, valid until the next call. */
    public FloatBuffer next(int token) throws OrtException {
        return decoder.feed(new int[] {token}, 0, 1);
    }

    void close() {
        decoder.close();
    }
}

package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;

/** One sequence in the model: feeds tokens, keeps their keys and values. Confined to one generation at a time. */
interface Decoder extends AutoCloseable {
    /** Tokens that the cache holds. */
    int length();

    /** Forgets all tokens from a place on. */
    void truncate(int length);

    /**
     * Feeds tokens, which must fit.
     *
     * @return logits of the last token, valid until the next call
     */
    FloatBuffer feed(int[] tokens, int from, int count) throws OrtException;

    @Override
    void close();
}

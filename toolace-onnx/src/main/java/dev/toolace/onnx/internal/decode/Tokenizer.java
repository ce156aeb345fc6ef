package dev.toolace.onnx.internal.decode;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Text to tokens and back, by the model's {@code tokenizer.json}. Safe for use by many threads. */
public final class Tokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer delegate;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private Tokenizer(HuggingFaceTokenizer delegate) {
        this.delegate = delegate;
    }

    /** Loads a tokenizer file. */
    public static Tokenizer open(Path file) {
        Natives.stayOffline();
        try {
            // Unless told otherwise, the library cuts every text at 512 tokens.
            return new Tokenizer(HuggingFaceTokenizer.builder().optTokenizerPath(file).optTruncation(false).optPadding(false)
                    .optAddSpecialTokens(false).build());
        } catch (IOException | RuntimeException e) {
            throw new ToolaceException(OnnxErrors.TOKENIZER_BROKEN,
                    file.getFileName() + " cannot be loaded: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new ToolaceException(OnnxErrors.NATIVE_MISSING, "the tokenizer library cannot be loaded: " + e, e);
        }
    }

    /** The tokens of a text; special tokens in it are recognized, none is added. */
    public int[] encode(String text) {
        long[] ids = guarded(() -> delegate.encode(text, false, false).getIds());
        int[] tokens = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            tokens[i] = Math.toIntExact(ids[i]);
        }
        return tokens;
    }

    /** The text of tokens, special ones included; incomplete characters come out as U+FFFD. */
    public String decode(long[] tokens) {
        return guarded(() -> delegate.decode(tokens, false));
    }

    /** Native memory must not go away under a running call, so closing waits for it. */
    private <T> T guarded(Supplier<T> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new ToolaceException(OnnxErrors.CLOSED, "the model is closed");
            }
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                delegate.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}

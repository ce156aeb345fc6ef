package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.OnnxErrors;
import java.util.Optional;
import java.util.Set;

/** An open model: one session for all threads, a pool of decoders. Safe for use by many threads. */
public final class Engine implements AutoCloseable {
    /** Tokens of a prompt that go through the model at once on the CPU; more would not make it faster. */
    private static final int CPU_CHUNK = 64;
    private static final int CUDA_CHUNK = 512;

    private final OrtSession session;
    private final ExecutionTarget target;
    private final GraphSignature signature;
    private final int room;
    private final DecoderPool pool;

    private Engine(OrtSession session, ExecutionTarget target, GraphSignature signature, int room, DecoderPool pool) {
        this.session = session;
        this.target = target;
        this.signature = signature;
        this.room = room;
        this.pool = pool;
    }

    /** Work on a decoder that is the caller's alone meanwhile. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; the sequence already holds nothing but what the prompt can reuse. */
        T run(Sequence sequence) throws OrtException;
    }

    /** Opens a model. */
    public static Engine open(ModelFolder folder, EngineSettings settings) {
        Set<String> operators = OnnxInspector.operators(folder.onnxFile());
        OrtEnvironment environment = Natives.environment();
        SessionFactory.Opened opened = SessionFactory.open(environment, folder.onnxFile(), settings);
        OrtSession session = opened.session();
        try {
            GraphSignature signature = GraphSignature.of(session, folder.names(), operators);
            int room = room(folder, settings, signature);
            int chunk = Math.min(room, opened.target() instanceof ExecutionTarget.Cuda ? CUDA_CHUNK : CPU_CHUNK);
            DecoderPool pool = new DecoderPool(() -> signature.inPlace()
                    ? new SharedCacheDecoder(environment, session, signature, room, chunk)
                    : new GrowingCacheDecoder(environment, session, signature, room, chunk),
                    settings.concurrency(), chunk, settings.reusePrompts() && signature.inPlace());
            return new Engine(session, opened.target(), signature, room, pool);
        } catch (OrtException e) {
            close(session, e);
            throw new ToolaceException(OnnxErrors.ONNX_BROKEN, "the ONNX model cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            close(session, e);
            throw e;
        }
    }

    private static void close(OrtSession session, Exception reason) {
        try {
            session.close();
        } catch (OrtException e) {
            reason.addSuppressed(e);
        }
    }

    private static int room(ModelFolder folder, EngineSettings settings, GraphSignature signature) {
        int wanted = settings.maxContext() == 0 ? EngineSettings.DEFAULT_CONTEXT : settings.maxContext();
        int room = Math.min(wanted, folder.contextLength());
        long bytes = 4;
        for (long dimension : signature.cacheShape(room)) {
            bytes = Math.multiplyExact(bytes, dimension);
        }
        if (signature.inPlace() && bytes > Integer.MAX_VALUE) {
            throw new ToolaceException(ErrorId.CONFIG, "a context of " + room + " tokens needs cache tensors of "
                    + bytes + " bytes; at most 2 GiB are possible, set maxContext lower");
        }
        return room;
    }

    /** Where the model runs. */
    public ExecutionTarget target() {
        return target;
    }

    /** Tokens that a prompt and its answer may have together. */
    public int room() {
        return room;
    }

    /** Number of tokens of the vocabulary. */
    public int vocabulary() {
        return signature.vocabulary();
    }

    /**
     * Runs work on a decoder; waits for a free one.
     *
     * @return empty if cancelled before a decoder was free
     */
    public <T> Optional<T> with(int[] prompt, Cancellation cancellation, Work<T> work) {
        check(prompt);
        Sequence sequence = pool.acquire(prompt, cancellation);
        if (sequence == null) {
            return Optional.empty();
        }
        boolean healthy = true;
        try {
            return Optional.of(work.run(sequence));
        } catch (OrtException e) {
            healthy = false;
            throw new ToolaceException(OnnxErrors.RUN_FAILED, "the model failed: " + e.getMessage(), e);
        } finally {
            pool.release(sequence, healthy);
        }
    }

    private void check(int[] prompt) {
        if (prompt.length == 0) {
            throw new ToolaceException(ErrorId.INPUT_INVALID, "the prompt has no tokens");
        }
        if (prompt.length >= room) {
            throw new ToolaceException(ErrorId.INPUT_CONTEXT, "the prompt has " + prompt.length
                    + " tokens, the context has room for " + room + " and the answer needs at least one");
        }
        for (int token : prompt) {
            if (token < 0 || token >= signature.vocabulary()) {
                throw new ToolaceException(OnnxErrors.TOKEN_UNKNOWN,
                        "token " + token + " is outside of the vocabulary of " + signature.vocabulary());
            }
        }
    }

    /** Waits for running work and frees everything; called from inside of work, it frees when that ends. Idempotent. */
    @Override
    public void close() {
        close(() -> { });
    }

    /** As {@link #close()}, and frees something else when the last work is done. */
    public void close(Runnable andThen) {
        pool.close(() -> {
            andThen.run();
            try {
                session.close();
            } catch (OrtException e) {
                throw new ToolaceException(OnnxErrors.RUN_FAILED, "the model cannot be closed: " + e.getMessage(), e);
            }
        });
    }
}

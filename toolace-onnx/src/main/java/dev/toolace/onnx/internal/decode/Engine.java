package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.device.CacheMemory;
import dev.toolace.onnx.internal.device.Tensors;
import dev.toolace.onnx.internal.export.DecoderGraph;
import dev.toolace.onnx.internal.graph.CacheTensor;
import dev.toolace.onnx.internal.graph.GraphFacts;
import dev.toolace.onnx.internal.graph.GraphSignature;
import dev.toolace.onnx.internal.graph.OnnxInspector;
import dev.toolace.onnx.internal.graph.SignatureReader;
import dev.toolace.onnx.internal.graph.SpeedAdvice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open model: one session for all threads, a pool of decoders. Safe for use by many threads. */
public final class Engine implements AutoCloseable {
    /** Tokens of a prompt that go through the model at once on the CPU: the graph may give logits of all of them. */
    private static final int CPU_CHUNK = 64;
    /** The same where only the logits that are asked for are computed; still more would not make it faster. */
    private static final int EXACT_CPU_CHUNK = 128;
    private static final int CUDA_CHUNK = 512;

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final OrtSession session;
    private final Adapters adapters;
    private final CacheMemory memory;
    private final ExecutionTarget target;
    private final GraphSignature signature;
    private final int room;
    private final boolean drafts;
    private final int useful;
    private final DecoderPool pool;

    private Engine(SessionFactory.Opened opened, Adapters adapters, GraphSignature signature, int room,
            boolean drafts, int useful, DecoderPool pool) {
        this.session = opened.session();
        this.adapters = adapters;
        this.memory = opened.memory();
        this.target = opened.target();
        this.signature = signature;
        this.room = room;
        this.drafts = drafts;
        this.useful = useful;
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
        GraphFacts facts = OnnxInspector.inspect(folder.onnxFile());
        OrtEnvironment environment = Natives.environment();
        SessionFactory.Opened opened = SessionFactory.open(environment, folder.onnxFile(), settings);
        OrtSession session = opened.session();
        Adapters adapters = Adapters.NONE;
        try {
            adapters = Adapters.open(settings.adapters());
            GraphSignature read = SignatureReader.read(folder.names(), Tensors.ports(session.getInputInfo().values()),
                    Tensors.ports(session.getOutputInfo().values()), facts.inPlace(), !settings.adapters().isEmpty())
                    .withChoice(settings.exact()
                            ? session.getMetadata().getCustomMetadata().get(DecoderGraph.KEPT_LOGITS) : null);
            boolean asked = !read.logits().known() || !settings.adapters().isEmpty();
            GraphSignature signature = asked ? FirstRun.ask(environment, session, adapters.options(), read) : read;
            int room = room(folder, settings, signature);
            // On other devices nobody has looked whether numbers depend on how tokens are cut into runs.
            boolean exact = signature.exact() && !(opened.target() instanceof ExecutionTarget.Cuda);
            int chunk = chunk(signature, room, opened.target());
            OrtSession.RunOptions options = adapters.options();
            DecoderPool pool = new DecoderPool(() -> new Sequence(new Decoder(environment, session, options,
                    opened.memory(), signature, room, chunk), room, chunk, signature.logits().vocabulary(), exact),
                    bounds(settings, signature, room), settings.reusePrompts() && !signature.wholePrompts());
            warn(folder, opened, signature);
            warn(folder, SpeedAdvice.of(facts, signature, !(opened.target() instanceof ExecutionTarget.Cuda)));
            return new Engine(opened, adapters, signature, room,
                    settings.drafts() && exact, useful(settings, opened.target()), pool);
        } catch (OrtException e) {
            close(opened, adapters, e);
            throw new ToolaceException(OnnxErrors.ONNX_BROKEN, "the ONNX model cannot be used: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            // An error too: there may be no memory for the buffers of the first run.
            close(opened, adapters, e);
            throw e;
        }
    }

    /** On a processor each generation has a core at best; a GPU has its own order. */
    private static int useful(EngineSettings settings, ExecutionTarget target) {
        return target instanceof ExecutionTarget.Cuda ? settings.concurrency()
                : Math.min(settings.concurrency(), Runtime.getRuntime().availableProcessors());
    }

    private static DecoderPool.Bounds bounds(EngineSettings settings, GraphSignature signature, int room) {
        if (!signature.inPlace()) {
            return new DecoderPool.Bounds(settings.concurrency(), settings.concurrency());
        }
        long kept = settings.cacheMemory() / Math.max(1, bytes(signature, room));
        return new DecoderPool.Bounds(settings.concurrency(), (int) Math.min(kept, EngineSettings.MOST_CACHES));
    }

    private static long bytes(GraphSignature signature, int room) {
        return signature.cache().stream().filter(CacheTensor::inPlace)
                .mapToLong(tensor -> tensor.bytes(room + signature.spareTokens())).sum();
    }

    private static int chunk(GraphSignature signature, int room, ExecutionTarget target) {
        int onCpu = signature.exact() ? EXACT_CPU_CHUNK : CPU_CHUNK;
        int usual = target instanceof ExecutionTarget.Cuda ? CUDA_CHUNK : onCpu;
        int longest = signature.longestRun();
        return signature.wholePrompts() ? room : Math.min(room, longest == 0 ? usual : Math.min(usual, longest));
    }

    private static void warn(ModelFolder folder, List<SpeedAdvice.Advice> advices) {
        if (!advices.isEmpty() && LOG.isWarnEnabled()) {
            LOG.warn("{} is slower than it need be: {}", folder.onnxFile(), String.join("; ",
                    advices.stream().map(advice -> advice.problem() + "; to mend it: " + advice.command()).toList()));
        }
    }

    /** On a GPU, caches that the attention reads in main memory stay there. */
    private static void warn(ModelFolder folder, SessionFactory.Opened opened, GraphSignature signature) {
        long outside = signature.cache().stream().filter(tensor -> !opened.memory().places(tensor)).count();
        if (opened.target() instanceof ExecutionTarget.Cuda && outside > 0) {
            LOG.warn("{}: {} of {} cache tensors are in main memory, because ONNX Runtime reads them on the CPU; on "
                    + "CUDA, its GroupQueryAttention knows half precision only; to mend it: toolace export --checkpoint "
                    + "CHECKPOINT --out FOLDER --target cuda", folder.onnxFile(), outside, signature.cache().size());
        }
    }

    private static void close(SessionFactory.Opened opened, Adapters adapters, Throwable reason) {
        adapters.close();
        opened.memory().close();
        try {
            opened.session().close();
        } catch (OrtException e) {
            reason.addSuppressed(e);
        }
    }

    private static int room(ModelFolder folder, EngineSettings settings, GraphSignature signature) {
        int wanted = settings.maxContext() == 0 ? EngineSettings.DEFAULT_CONTEXT : settings.maxContext();
        int room = Math.min(wanted, folder.contextLength());
        long bytes = signature.cache().stream().filter(tensor -> tensor.inPlace() || !tensor.grows())
                .mapToLong(tensor -> tensor.bytes(room)).max().orElse(0);
        if (bytes > Integer.MAX_VALUE) {
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

    /** Generations at once that are of use. */
    public int useful() {
        return useful;
    }

    /** How long generations have waited for others to end, all together. */
    public long waitNanos() {
        return pool.waitNanos();
    }

    /** Key-value caches that exist. */
    public int caches() {
        return pool.size();
    }

    /** What ONNX Runtime calls the memories that caches are in. */
    Set<String> cachePlaces() {
        return signature.cache().stream().map(memory::name).collect(Collectors.toSet());
    }

    /** Bytes of one cache, as far as it is written in place. */
    public long cacheBytes() {
        return bytes(signature, room);
    }

    /** Whether drafts are verified: the host wants it, and the graph promises that they change nothing. */
    public boolean drafts() {
        return drafts;
    }

    /** Number of tokens of the vocabulary. */
    public int vocabulary() {
        return signature.logits().vocabulary();
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
            if (token < 0 || token >= signature.logits().vocabulary()) {
                throw new ToolaceException(OnnxErrors.TOKEN_UNKNOWN,
                        "token " + token + " is outside of the vocabulary of " + signature.logits().vocabulary());
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
            try {
                andThen.run();
            } finally {
                free();
            }
        });
    }

    private void free() {
        adapters.close();
        memory.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new ToolaceException(OnnxErrors.RUN_FAILED, "the model cannot be closed: " + e.getMessage(), e);
        }
    }
}

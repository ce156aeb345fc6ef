package dev.toolace.onnx.internal.decode;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.ExecutionTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a model runs. Immutable.
 *
 * @param target      where
 * @param threads     threads of one model run
 * @param spinning    whether idle threads burn time to react faster
 * @param maxContext  tokens of the longest sequence; 0 for the model's own, at most {@link #DEFAULT_CONTEXT}
 * @param concurrency generations that run at once, each with a cache of its own
 * @param reusePrompts whether a prompt may start from the cache that an earlier one with the same beginning left
 * @param exact        whether graphs of ours are run so that numbers do not depend on how tokens are cut into runs; else as
 *                     other runtimes run them
 * @param drafts       whether guesses at an answer are verified several tokens at a time, where that changes nothing
 * @param cacheMemory  bytes of caches that are kept for later prompts
 * @param adapters     files of low-rank adapters (LoRA) that change the weights
 */
public record EngineSettings(ExecutionTarget target, int threads, boolean spinning, int maxContext, int concurrency,
        boolean reusePrompts, boolean exact, boolean drafts, long cacheMemory, List<Path> adapters) {
    /** The context where none is asked for: a cache of a long-context model would take gigabytes otherwise. */
    public static final int DEFAULT_CONTEXT = 4096;

    /** More caches than this are never kept: each is compared with each prompt. */
    static final int MOST_CACHES = 64;

    private static final long DEFAULT_CACHE_MEMORY = 256L << 20;
    private static final int MAX_THREADS = 256;
    private static final int DEFAULT_THREADS = 8;
    private static final int DEFAULT_CONCURRENCY = 4;

    /** Checks the ranges and copies the list. */
    public EngineSettings {
        adapters = List.copyOf(adapters);
        range("threads", threads, 1, MAX_THREADS);
        range("maxContext", maxContext, 0, Integer.MAX_VALUE);
        range("concurrency", concurrency, 1, 1024);
        if (cacheMemory < 0) {
            throw new ToolaceException(ErrorId.CONFIG, "cacheMemory must not be negative, is " + cacheMemory);
        }
    }

    private static void range(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ToolaceException(ErrorId.CONFIG, name + " must be " + least + " to " + most + ", is " + value);
        }
    }

    /** CPU, as many threads as processors but at most eight, no spinning, four generations at once. */
    public static EngineSettings defaults() {
        int threads = Math.min(DEFAULT_THREADS, Runtime.getRuntime().availableProcessors());
        return new EngineSettings(ExecutionTarget.cpu(), threads, false, 0, DEFAULT_CONCURRENCY, true, true, true,
                DEFAULT_CACHE_MEMORY, List.of());
    }

    /** Another target. */
    public EngineSettings withTarget(ExecutionTarget value) {
        return new EngineSettings(value, threads, spinning, maxContext, concurrency, reusePrompts, exact, drafts, cacheMemory,
                adapters);
    }

    /** Another number of threads. */
    public EngineSettings withThreads(int value) {
        return new EngineSettings(target, value, spinning, maxContext, concurrency, reusePrompts, exact, drafts, cacheMemory,
                adapters);
    }

    /** With or without spinning. */
    public EngineSettings withSpinning(boolean value) {
        return new EngineSettings(target, threads, value, maxContext, concurrency, reusePrompts, exact, drafts, cacheMemory,
                adapters);
    }

    /** Another longest sequence. */
    public EngineSettings withMaxContext(int value) {
        return new EngineSettings(target, threads, spinning, value, concurrency, reusePrompts, exact, drafts, cacheMemory,
                adapters);
    }

    /** Another number of generations at once. */
    public EngineSettings withConcurrency(int value) {
        return new EngineSettings(target, threads, spinning, maxContext, value, reusePrompts, exact, drafts, cacheMemory,
                adapters);
    }

    /** With or without reuse of prompts. */
    public EngineSettings withReusePrompts(boolean value) {
        return new EngineSettings(target, threads, spinning, maxContext, concurrency, value, exact, drafts, cacheMemory, adapters);
    }

    /** Run exactly, or as others do. */
    public EngineSettings withExact(boolean value) {
        return new EngineSettings(target, threads, spinning, maxContext, concurrency, reusePrompts, value, drafts,
                cacheMemory, adapters);
    }

    /** With or without drafts. */
    public EngineSettings withDrafts(boolean value) {
        return new EngineSettings(target, threads, spinning, maxContext, concurrency, reusePrompts, exact, value, cacheMemory,
                adapters);
    }

    /** Another bound on the memory of caches. */
    public EngineSettings withCacheMemory(long bytes) {
        return new EngineSettings(target, threads, spinning, maxContext, concurrency, reusePrompts, exact, drafts, bytes,
                adapters);
    }

    /** With one adapter more. */
    public EngineSettings withAdapter(Path file) {
        List<Path> more = new ArrayList<>(adapters);
        more.add(file);
        return new EngineSettings(target, threads, spinning, maxContext, concurrency, reusePrompts, exact, drafts, cacheMemory, more);
    }
}

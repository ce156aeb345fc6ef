package dev.toolace.onnx.internal.decode;

import dev.toolace.backend.Usage;
import dev.toolace.onnx.BackendMetrics;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a backend does. Safe for use by many threads. */
public final class Totals {
    private final LongAdder generations = new LongAdder();
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder cachedTokens = new LongAdder();
    private final LongAdder completionTokens = new LongAdder();
    private final LongAdder draftedTokens = new LongAdder();
    private final LongAdder acceptedTokens = new LongAdder();
    private final LongAdder constraintNanos = new LongAdder();

    /** Counts one generation. */
    public void add(Usage usage, long nanos) {
        generations.increment();
        promptTokens.add(usage.promptTokens());
        cachedTokens.add(usage.cachedTokens());
        completionTokens.add(usage.completionTokens());
        draftedTokens.add(usage.draftedTokens());
        acceptedTokens.add(usage.acceptedTokens());
        constraintNanos.add(nanos);
    }

    /** All so far, beside what the caller knows. */
    public BackendMetrics metrics(int caches, long cacheBytes, long waitNanos) {
        return new BackendMetrics(generations.sum(), promptTokens.sum(), cachedTokens.sum(), completionTokens.sum(),
                draftedTokens.sum(), acceptedTokens.sum(), constraintNanos.sum(), caches, cacheBytes, waitNanos);
    }
}

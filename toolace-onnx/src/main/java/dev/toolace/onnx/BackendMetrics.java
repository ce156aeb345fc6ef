package dev.toolace.onnx;

/**
 * What a backend has done since it was opened, without warming up. Immutable and safe for use by many threads.
 *
 * @param generations      answers that were finished, cut off or cancelled
 * @param promptTokens     tokens of their prompts
 * @param cachedTokens     those that were taken from a cache and not computed again
 * @param completionTokens tokens of the answers
 * @param draftedTokens    tokens that were guessed, and read several at a time
 * @param acceptedTokens   those that the model would have written too
 * @param constraintNanos  time spent on finding out which tokens grammars allow, in nanoseconds
 * @param caches           key-value caches that exist now, in use or idle
 * @param cacheBytes       memory of all of them that are written in place, in bytes
 * @param waitNanos        time that generations waited for a cache because {@link OnnxBackend.Builder#concurrency} others
 *                         were running, all together, in nanoseconds
 */
public record BackendMetrics(long generations, long promptTokens, long cachedTokens, long completionTokens,
        long draftedTokens, long acceptedTokens, long constraintNanos, int caches, long cacheBytes, long waitNanos) { }

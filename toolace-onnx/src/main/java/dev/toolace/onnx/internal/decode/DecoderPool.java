package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.OnnxErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Decoders that generations borrow: made when first needed, bounded in number, so that native memory stays flat. */
final class DecoderPool {
    /** How often a waiting generation looks whether it was cancelled. */
    private static final long LOOK_MILLIS = 20;

    private final Factory factory;
    private final int limit;
    private final int chunk;
    private final boolean reuse;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Sequence> idle = new ArrayList<>();
    /** Threads that hold a decoder, once for each. */
    private final List<Thread> working = new ArrayList<>();
    private int made;
    private int borrowed;
    private @Nullable Runnable whenClosed;
    private boolean freed;

    DecoderPool(Factory factory, int limit, int chunk, boolean reuse) {
        this.factory = factory;
        this.limit = limit;
        this.chunk = chunk;
        this.reuse = reuse;
    }

    /** Makes decoders. */
    @FunctionalInterface
    interface Factory {
        Decoder make() throws OrtException;
    }

    /** The idle decoder that shares most with a prompt, or a new one; null if cancelled while waiting for one. */
    @Nullable Sequence acquire(int[] prompt, Cancellation cancellation) {
        lock.lock();
        try {
            while (true) {
                if (whenClosed != null) {
                    throw new ToolaceException(OnnxErrors.CLOSED, "the model is closed");
                }
                Sequence best = best(prompt);
                if (best != null) {
                    best.prepare(prompt, reuse);
                    borrowed++;
                    working.add(Thread.currentThread());
                    return best;
                }
                if (cancellation.isCancelled()) {
                    return null;
                }
                await();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Sequence best(int[] prompt) {
        Sequence best = null;
        int most = -1;
        for (Sequence candidate : idle) {
            int same = reuse ? candidate.reusable(prompt) : 0;
            if (same > most) {
                most = same;
                best = candidate;
            }
        }
        if (best == null && made < limit) {
            return make();
        }
        if (best != null) {
            idle.remove(best);
        }
        return best;
    }

    private @Nullable Sequence make() {
        try {
            Sequence fresh = new Sequence(factory.make(), chunk);
            made++;
            return fresh;
        } catch (OutOfMemoryError e) {
            if (made > 0) {
                // Fewer generations at once than asked for are better than a failure.
                return null;
            }
            throw new ToolaceException(OnnxErrors.RUN_FAILED, "no memory for the key-value cache; set maxContext lower or raise "
                    + "-XX:MaxDirectMemorySize: " + e.getMessage(), e);
        } catch (OrtException e) {
            throw new ToolaceException(OnnxErrors.RUN_FAILED, "no key-value cache: " + e.getMessage(), e);
        }
    }

    private void await() {
        try {
            changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolaceException(OnnxErrors.INTERRUPTED, "interrupted while waiting for a free decoder", e);
        }
    }

    /** Gives a decoder back; one whose run failed is thrown away. */
    void release(Sequence sequence, boolean healthy) {
        lock.lock();
        try {
            borrowed--;
            working.remove(Thread.currentThread());
            if (healthy) {
                idle.add(sequence);
            } else {
                made--;
                sequence.close();
            }
            changed.signalAll();
            freeIfDone();
        } finally {
            lock.unlock();
        }
    }

    void close(Runnable free) {
        lock.lock();
        try {
            if (whenClosed == null) {
                whenClosed = free;
                changed.signalAll();
                freeIfDone();
            }
            // A generation that closes its own model must not wait for itself.
            while (!freed && !working.contains(Thread.currentThread())) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void freeIfDone() {
        Runnable free = whenClosed;
        if (free != null && borrowed == 0 && !freed) {
            freed = true;
            idle.forEach(Sequence::close);
            idle.clear();
            changed.signalAll();
            free.run();
        }
    }
}

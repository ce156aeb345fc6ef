package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtException;
import dev.toolace.ToolaceException;
import dev.toolace.backend.Cancellation;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.device.DeviceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches that generations borrow: made when first needed, bounded in number, so that native memory stays flat. Idle ones
 * keep their tokens, and serve the prompt that shares most with them.
 */
final class DecoderPool {
    /** How often a waiting generation looks whether it was cancelled. */
    private static final long LOOK_MILLIS = 20;
    /** What a cache holds beyond a prompt is kept from this number of tokens on, and if it is more than what they share. */
    private static final int WORTH_KEEPING = 64;

    private static final Logger LOG = LoggerFactory.getLogger(DecoderPool.class);

    private final Factory factory;
    private final Bounds bounds;
    private final boolean reuse;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** The one that was used least recently comes first. */
    private final List<Sequence> idle = new ArrayList<>();
    /** Generations that have none yet; the first one is served first, however quickly another asks again. */
    private final Deque<Object> waiting = new ArrayDeque<>();
    /** Threads that hold a decoder, once for each. */
    private final List<Thread> working = new ArrayList<>();
    private int made;
    private int borrowed;
    private long waitNanos;
    /** Caches for which there was memory, once there was none for another. */
    private int affordable = Integer.MAX_VALUE;
    private @Nullable Runnable whenClosed;
    private boolean freed;

    DecoderPool(Factory factory, Bounds bounds, boolean reuse) {
        this.factory = factory;
        this.bounds = bounds;
        this.reuse = reuse;
    }

    /** Makes sequences. */
    @FunctionalInterface
    interface Factory {
        Sequence make() throws OrtException;
    }

    /**
     * How many there may be.
     *
     * @param running at once
     * @param kept    caches altogether that may be made where an idle one could be overwritten
     */
    record Bounds(int running, int kept) { }

    /** The idle sequence that shares most with a prompt, or a new one; null if cancelled while waiting for one. */
    @Nullable Sequence acquire(int[] prompt, Cancellation cancellation) {
        Object turn = new Object();
        lock.lock();
        try {
            waiting.add(turn);
            while (true) {
                if (whenClosed != null) {
                    throw new ToolaceException(OnnxErrors.CLOSED, "the model is closed");
                }
                Sequence best = borrowed < bounds.running() && waiting.peek() == turn ? best(prompt) : null;
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
            waiting.remove(turn);
            changed.signalAll();
            lock.unlock();
        }
    }

    /** How many caches there are. */
    int size() {
        lock.lock();
        try {
            return made;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Sequence best(int[] prompt) {
        Sequence best = null;
        int most = 0;
        for (Sequence candidate : idle) {
            int same = reuse ? candidate.reusable(prompt) : 0;
            if (best == null || same > most) {
                most = same;
                best = candidate;
            }
        }
        if (best == null) {
            return make();
        }
        int lost = best.held() - most;
        boolean spare = reuse && lost >= WORTH_KEEPING && lost > most && made < bounds.kept();
        Sequence fresh = spare && (most == 0 || best.copies()) ? make() : null;
        if (fresh == null) {
            idle.remove(best);
            return best;
        }
        if (most > 0) {
            copy(best, fresh, most);
        }
        return fresh;
    }

    private void copy(Sequence from, Sequence fresh, int count) {
        try {
            fresh.copy(from, count);
        } catch (OrtException e) {
            made--;
            fresh.close();
            throw new ToolaceException(OnnxErrors.RUN_FAILED, "the key-value cache cannot be copied: " + e.getMessage(),
                    e);
        }
    }

    private @Nullable Sequence make() {
        if (made >= affordable) {
            return null;
        }
        try {
            Sequence fresh = factory.make();
            made++;
            return fresh;
        } catch (OutOfMemoryError | DeviceException e) {
            if (made > 0) {
                // Fewer generations at once than asked for are better than a failure. Java tries for half a second
                // before it gives up, and everybody waits meanwhile: so it is asked only once.
                affordable = made;
                LOG.warn("there is memory for {} key-value caches only, {} generations at once were asked for; set maxContext "
                        + "lower or raise -XX:MaxDirectMemorySize: {}", made, bounds.running(), e.getMessage());
                return null;
            }
            throw new ToolaceException(OnnxErrors.RUN_FAILED, "no memory for the key-value cache; set maxContext lower"
                    + (e instanceof DeviceException ? ": " : " or raise -XX:MaxDirectMemorySize: ") + e.getMessage(),
                    e);
        } catch (OrtException e) {
            throw new ToolaceException(OnnxErrors.RUN_FAILED, "no key-value cache: " + e.getMessage(), e);
        }
    }

    /** How long generations have waited, all together. */
    long waitNanos() {
        lock.lock();
        try {
            return waitNanos;
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        long start = System.nanoTime();
        try {
            changed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ToolaceException(OnnxErrors.INTERRUPTED, "interrupted while waiting for a free decoder", e);
        } finally {
            waitNanos += System.nanoTime() - start;
        }
    }

    /** Gives a decoder back; one whose run failed is thrown away. */
    void release(Sequence sequence, boolean healthy) {
        lock.lock();
        try {
            borrowed--;
            working.remove(Thread.currentThread());
            if (healthy) {
                sequence.finish();
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
            made = 0;
            changed.signalAll();
            free.run();
        }
    }
}

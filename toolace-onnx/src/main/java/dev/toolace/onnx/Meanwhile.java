package dev.toolace.onnx;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Work that another thread does meanwhile. Whoever starts it waits for its end, whatever happens, so that no thread is
 * left. Confined to one thread.
 *
 * @param <T> what comes of it
 */
final class Meanwhile<T> {
    private final FutureTask<T> task;

    private Meanwhile(Supplier<T> work) {
        task = new FutureTask<>(work::get);
    }

    /** Starts work. */
    static <T> Meanwhile<T> start(String name, Supplier<T> work) {
        Meanwhile<T> started = new Meanwhile<>(work);
        Thread thread = new Thread(started.task, name);
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    /** Waits for what comes of it, or throws what the work threw. Interrupts are kept for later: models open uninterrupted. */
    T get() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // Suppliers throw nothing else.
            throw (RuntimeException) e.getCause();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits, and does away with what came of it, for a reason that may be its own failure. */
    void discard(Consumer<T> close, Throwable reason) {
        try {
            close.accept(get());
        } catch (RuntimeException | Error e) {
            if (e != reason) {
                reason.addSuppressed(e);
            }
        }
    }
}

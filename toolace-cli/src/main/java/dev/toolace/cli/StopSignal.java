package dev.toolace.cli;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds back the end of the process, as on Ctrl-C, until a long work has noticed and cleaned up. The work calls
 * {@link #check()} now and then.
 */
final class StopSignal implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "toolace-stop");
    private volatile boolean stopping;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Ends the work if the process is to end. */
    void check() {
        if (stopping) {
            throw new CancellationException("stopped");
        }
    }

    private void stop() {
        stopping = true;
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended. */
    @Override
    public void close() {
        done.countDown();
        if (!stopping) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}

package dev.toolace.testing;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Time that the current thread has computed: a busy machine does not add to it. */
public final class CpuTime {

    private CpuTime() {}

    public static Duration of(Runnable work) {
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin);
    }
}

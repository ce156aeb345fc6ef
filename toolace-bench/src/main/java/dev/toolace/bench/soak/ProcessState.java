package dev.toolace.bench.soak;

import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What this process holds, right after a collection. Sizes in KiB. Immutable.
 *
 * @param resident memory of the process ({@code VmRSS}); 0 where the system does not tell
 * @param heap that Java may use, if all of it is resident from the start; else what is committed for it
 * @param live of the heap, after the collection
 * @param direct buffers, among them the key-value caches
 * @param code compiled by the JVM
 * @param metaspace of classes
 * @param classes loaded
 * @param threads Java's, by name without the number at its end
 * @param tasks threads of the process, those of native libraries included
 */
record ProcessState(long resident, long heap, long live, long direct, long code, long metaspace, int classes,
        Map<String, Integer> threads, int tasks) {

    private static final int SETTLING_MILLIS = 100;
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Collects, and looks. Direct buffers are freed by a thread of the JVM, some time after a collection. */
    static ProcessState now() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            System.gc();
            Thread.sleep(SETTLING_MILLIS);
        }
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        Map<String, Integer> threads = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            threads.merge(LiveThreads.stem(thread.getName()), 1, Integer::sum);
        }
        long resident = Jvm.heapIsConstant() ? Jvm.constantHeap() : heap.getCommitted() / 1024;
        return new ProcessState(residentMemory(), resident, heap.getUsed() / 1024, directMemory(), committed("Code"),
                committed("Metaspace") + committed("Compressed Class"),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(), threads,
                LiveThreads.taskNames().size());
    }

    /** Memory outside of Java's heap, if all of the heap is resident. */
    long nativeMemory() {
        return resident - heap;
    }

    /** The same without what the JVM keeps of code and classes, which grows while it still learns what is used most. */
    long ownMemory() {
        return nativeMemory() - code - metaspace;
    }

    JsonObject toJson() {
        JsonObject names = JsonObject.EMPTY;
        for (Map.Entry<String, Integer> thread : threads.entrySet()) {
            names = names.with(thread.getKey(), JsonNumber.of(thread.getValue()));
        }
        return JsonObject.EMPTY.with("resident_kib", JsonNumber.of(resident)).with("heap_kib", JsonNumber.of(heap))
                .with("heap_live_kib", JsonNumber.of(live)).with("native_kib", JsonNumber.of(nativeMemory()))
                .with("direct_kib", JsonNumber.of(direct)).with("code_kib", JsonNumber.of(code))
                .with("metaspace_kib", JsonNumber.of(metaspace)).with("classes", JsonNumber.of(classes))
                .with("threads", names).with("tasks", JsonNumber.of(tasks));
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct")).mapToLong(BufferPoolMXBean::getMemoryUsed).sum()
                / 1024;
    }

    private static long committed(String name) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.NON_HEAP && pool.getName().startsWith(name))
                .map(MemoryPoolMXBean::getUsage).mapToLong(MemoryUsage::getCommitted).sum() / 1024;
    }

    private static long residentMemory() {
        try {
            for (String line : Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.<String>of()) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.trim().split("\\s+")[1]);
                }
            }
        } catch (IOException | NumberFormatException notTold) {
            return 0;
        }
        return 0;
    }
}

package dev.toolace.bench.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The threads of this process at one moment: Java's, and those that native libraries started. Immutable.
 *
 * @param java Java's threads
 * @param tasks how many threads of the process have which name
 */
record LiveThreads(Set<Thread> java, Map<String, Integer> tasks) {

    private static final Path TASKS = Path.of("/proc/self/task");
    /** Threads that the JVM itself starts and ends as it likes. */
    private static final List<String> OF_THE_JVM = List.of("C1 Compiler", "C2 Compiler", "GC Thread", "G1 ", "Sweeper",
            "Common-Cleaner", "Attach Listener", "VM ", "Monitor Deflati", "Service Thread", "Signal Dispatch",
            "Finalizer", "Reference Handl", "Notification Th");

    static LiveThreads now() {
        Map<String, Integer> counts = new TreeMap<>();
        for (String name : taskNames()) {
            counts.merge(stem(name), 1, Integer::sum);
        }
        return new LiveThreads(Set.copyOf(Thread.getAllStackTraces().keySet()), counts);
    }

    /** What is alive now and was not then. */
    Set<String> since(LiveThreads before) {
        Set<String> left = new LinkedHashSet<>();
        for (Thread thread : java) {
            if (!before.java.contains(thread) && !ofTheJvm(thread.getName())) {
                left.add(thread.getName());
            }
        }
        tasks.forEach((name, count) -> {
            int more = count - before.tasks.getOrDefault(name, 0);
            if (more > 0 && !ofTheJvm(name)) {
                left.add(more + " native " + name);
            }
        });
        return left;
    }

    private static boolean ofTheJvm(String name) {
        return OF_THE_JVM.stream().anyMatch(name::startsWith);
    }

    /** A name without the number at its end. */
    static String stem(String name) {
        int end = name.length();
        while (end > 0 && (Character.isDigit(name.charAt(end - 1)) || "-#".indexOf(name.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end == 0 ? name : name.substring(0, end);
    }

    /** The names of all threads of the process; none where the system does not tell. */
    static List<String> taskNames() {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(TASKS)) {
            return names;
        }
        try (Stream<Path> tasks = Files.list(TASKS)) {
            for (Path task : (Iterable<Path>) tasks::iterator) {
                try {
                    names.add(Files.readString(task.resolve("comm")).strip());
                } catch (IOException ended) {
                    // It was there when the folder was read.
                }
            }
        } catch (IOException notTold) {
            return names;
        }
        return names;
    }
}

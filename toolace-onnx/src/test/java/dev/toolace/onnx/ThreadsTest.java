package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.onnx.export.Precision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backend starts no thread of Java's, and ends the native ones that it started. */
@Timeout(60)
class ThreadsTest {
    private static final Path TASKS = Path.of("/proc/self/task");
    /** Started and ended by the JVM as it likes. */
    private static final List<String> OF_THE_JVM =
            List.of("C1 Compiler", "C2 Compiler", "GC Thread", "G1 ", "process reaper");

    @TempDir
    Path temp;

    @Test
    void noThreadIsLeftAfterClosing() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(TASKS), "skipped: needs /proc");
        Path folder = TinyModel.folder(temp, Precision.FP32);
        // Native libraries start threads of their own once.
        use(folder, 1);
        Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
        long tasks = tasks();
        long open = use(folder, 4);
        for (int i = 0; i < 3; i++) {
            use(folder, 4);
        }
        assertThat(open).as("while it was open").isGreaterThan(tasks);
        for (int i = 0; i < 100 && tasks() > tasks; i++) {
            Thread.sleep(20);
        }
        assertThat(tasks()).isLessThanOrEqualTo(tasks);
        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName).filteredOn(ThreadsTest::counts).isEmpty();
    }

    /** Threads of the process while a generation runs. */
    private static long use(Path folder, int threads) throws IOException {
        AtomicLong open = new AtomicLong();
        try (OnnxBackend backend = OnnxBackend.builder(folder).threads(threads).build()) {
            backend.generate(GenerationRequest.of(new Prompt.Text("one two three"), GenerationOptions.greedy(3))
                    .withListener(piece -> open.set(tasks())));
        }
        return open.get();
    }

    private static boolean counts(String name) {
        return OF_THE_JVM.stream().noneMatch(name::startsWith);
    }

    private static long tasks() {
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.map(ThreadsTest::name).filter(ThreadsTest::counts).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            // It ended meanwhile.
            return OF_THE_JVM.get(0);
        }
    }
}

package dev.toolace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopSignalTest {
    @TempDir
    Path temp;

    @Test
    void aProcessThatIsToldToEndCleansUpFirst() throws Exception {
        Path cleaned = temp.resolve("cleaned");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Work.class.getName(), cleaned.toString()).redirectErrorStream(true).start();
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("working");
            process.destroy();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(cleaned).exists();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void withoutASignalNothingIsStopped() {
        try (StopSignal stop = new StopSignal()) {
            stop.check();
        }
    }

    /** Works until it is stopped, and then cleans up, which takes a while. */
    static final class Work {
        private Work() { }

        public static void main(String[] args) throws Exception {
            try (StopSignal stop = new StopSignal()) {
                System.out.println("working");
                try {
                    while (true) {
                        stop.check();
                        Thread.sleep(10);
                    }
                } catch (CancellationException stopped) {
                    Thread.sleep(300);
                    Files.writeString(Path.of(args[0]), "yes");
                }
            }
        }
    }
}

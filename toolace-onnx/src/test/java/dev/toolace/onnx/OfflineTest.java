package dev.toolace.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.toolace.backend.GenerationOptions;
import dev.toolace.backend.GenerationRequest;
import dev.toolace.backend.Prompt;
import dev.toolace.onnx.export.Precision;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading and running a model touches no network: looked at from outside and from inside of a process of its own. */
class OfflineTest {
    @TempDir
    Path temp;

    @Test
    void noSocketIsOpened() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "skipped: needs /proc");
        Path folder = TinyModel.folder(temp, Precision.INT8);
        Path home = Files.createDirectories(temp.resolve("home"));
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.home=" + home, "-cp", System.getProperty("java.class.path"), Child.class.getName(), folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(temp.resolve("log").toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().keySet().removeAll(Set.of("OPT_OUT_TRACKING", "DJL_OFFLINE", "RUST_FLAVOR", "DJL_CACHE_DIR"));
        Process child = builder.start();
        Set<String> seen = new HashSet<>();
        while (!child.waitFor(2, TimeUnit.MILLISECONDS)) {
            seen.addAll(sockets(child.pid()));
        }
        String log = Files.readString(temp.resolve("log"));
        assertThat(child.exitValue()).as(log).isZero();
        assertThat(log).contains("sockets at the end: []").contains("answered");
        assertThat(seen).as("sockets of the process while it ran").isEmpty();
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.contains("telemetry") || name.contains("deviceid")
                    || name.contains("onnxruntime.db"));
        }
    }

    /** Internet sockets of a process; local ones, which name services use, do not count. */
    static Set<String> sockets(long pid) throws IOException {
        Set<String> internet = new HashSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6", "raw")) {
            Path file = Path.of("/proc", Long.toString(pid), "net", table);
            try {
                for (String line : Files.readAllLines(file)) {
                    String[] columns = line.strip().split("\\s+");
                    internet.add(columns.length > 9 ? "socket:[" + columns[9] + "]" : "");
                }
            } catch (IOException e) {
                // The process has ended, or the kernel has no such table.
                continue;
            }
        }
        Set<String> open = new HashSet<>();
        File[] descriptors = new File("/proc/" + pid + "/fd").listFiles();
        for (File descriptor : descriptors == null ? new File[0] : descriptors) {
            try {
                open.add(Files.readSymbolicLink(descriptor.toPath()).toString());
            } catch (IOException e) {
                // Closed meanwhile.
                continue;
            }
        }
        open.retainAll(internet);
        return open;
    }

    /** The process that is watched. */
    public static final class Child {
        private Child() { }

        /** Runs a model. */
        public static void main(String[] arguments) throws Exception {
            try (OnnxBackend backend = OnnxBackend.builder(Path.of(arguments[0])).threads(1).build()) {
                backend.generate(GenerationRequest.of(new Prompt.Text("hello"), GenerationOptions.greedy(20)));
                System.out.println("answered");
            }
            Map<String, String> expected = Map.of("ai.djl.offline", "true", "OPT_OUT_TRACKING", "true", "RUST_FLAVOR", "cpu");
            expected.forEach((name, value) -> {
                if (!value.equals(System.getProperty(name))) {
                    throw new IllegalStateException(name + " is " + System.getProperty(name));
                }
            });
            // Give a background thread the time to show itself.
            Thread.sleep(300);
            System.out.println("sockets at the end: " + sockets(ProcessHandle.current().pid()));
        }
    }
}

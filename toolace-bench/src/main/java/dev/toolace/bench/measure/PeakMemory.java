package dev.toolace.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The most memory that this process has held so far, weights and Java's heap included. Stateless. */
public final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private PeakMemory() {}

    /**
     * The peak of the resident set ({@code VmHWM}).
     *
     * @return KiB; empty where the system does not tell
     */
    public static OptionalLong kibibytes() {
        try {
            for (String line : Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.<String>of()) {
                if (line.startsWith("VmHWM:")) {
                    String[] words = line.trim().split("\\s+");
                    return OptionalLong.of(Long.parseLong(words[1]));
                }
            }
        } catch (IOException | NumberFormatException notTold) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}

package dev.toolace.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data beside the checkout, which tests use where it is there. */
public final class SharedData {
    private SharedData() { }

    /** A file or folder of the shared data; the test is skipped, and says so, where it is absent. */
    public static Path require(String name) {
        String configured = System.getenv("TOOLACE_SHARED");
        // Maven runs the tests of a module in its own folder; the data lies beside the project.
        for (String root : configured != null ? new String[] {configured} : new String[] {"../../shared", "../shared"}) {
            Path path = Path.of(root).resolve(name);
            if (Files.exists(path)) {
                return path;
            }
        }
        return Assumptions.abort("skipped: shared data '" + name + "' is absent; TOOLACE_SHARED can name its place");
    }
}

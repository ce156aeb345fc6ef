package dev.toolace.onnx.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Damaged ONNX files work, or give one of three errors; nothing crashes or hangs. */
class TamperedGraphsTest {
    @TempDir
    Path temp;

    @Test
    @Timeout(120)
    void damagedFilesGiveDocumentedErrors() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (Path folder : TamperedGraphs.models(temp)) {
            Path file = folder.resolve("model.onnx");
            byte[] original = Files.readAllBytes(file);
            for (long seed = 0; seed < 100; seed++) {
                Files.write(file, TamperedGraphs.damaged(original, seed));
                seen.add(TamperedGraphs.open(folder));
            }
        }
        assertThat(seen).isSubsetOf("none", "TA-MODEL-004", "TA-MODEL-005", "TA-MODEL-009")
                .contains("none", "TA-MODEL-004");
    }
}

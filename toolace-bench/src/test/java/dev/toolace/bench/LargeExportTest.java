package dev.toolace.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.toolace.ToolaceException;
import dev.toolace.bench.RandomCheckpoint.Shape;
import dev.toolace.onnx.TokenModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Exports in processes of their own; {@code -Dtoolace.large=true} adds one of half a billion parameters. */
class LargeExportTest {
    private static final long KIB_PER_GIB = 1L << 20;

    @TempDir
    Path temp;

    @Test
    void anExportThatIsKilledHalfWayLeavesNothingThatOpens() throws Exception {
        killedHalfWay(Shape.TINY);
    }

    @Test
    @EnabledIfSystemProperty(named = "toolace.large", matches = "true")
    void aLargeExportThatIsKilledHalfWayLeavesNothingThatOpens() throws Exception {
        killedHalfWay(Shape.QWEN2_5_0_5B);
    }

    private void killedHalfWay(Shape shape) throws Exception {
        Path checkpoint = temp.resolve("checkpoint");
        RandomCheckpoint.write(checkpoint, shape, 1);
        Path out = temp.resolve("out").resolve("model");
        Process process = export(checkpoint, out, "-Xmx512m", "wait");
        try (BufferedReader lines = process.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("half");
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(out).doesNotExist();
        List<Path> left;
        try (Stream<Path> files = Files.list(out.getParent())) {
            left = files.toList();
        }
        assertThat(left).hasSize(1);
        assertThatThrownBy(() -> TokenModel.open(left.get(0), 1).close()).isInstanceOf(ToolaceException.class)
                .hasMessageStartingWith("TA-MODEL-002");
        // The same export can be made again.
        assertThat(export(checkpoint, out, "-Xmx512m").waitFor()).isZero();
        TokenModel.open(out, 1).close();
    }

    @Test
    @EnabledIfSystemProperty(named = "toolace.large", matches = "true")
    void halfABillionParametersFitIntoOneAndAHalfGigabytes() throws Exception {
        Path checkpoint = temp.resolve("checkpoint");
        RandomCheckpoint.write(checkpoint, Shape.QWEN2_5_0_5B, 1);
        Path out = temp.resolve("model");
        long start = System.nanoTime();
        Process process = export(checkpoint, out, "-Xmx256m");
        List<String> lines;
        try (BufferedReader reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        long peak = Long.parseLong(lines.get(lines.size() - 1));
        System.out.printf("int4 export: peak %d KiB, %.1f s, file %d bytes%n", peak, (System.nanoTime() - start) / 1e9,
                Files.size(out.resolve("model.onnx")));
        assertThat(peak).isBetween(1L, KIB_PER_GIB * 3 / 2);
        try (TokenModel model = TokenModel.open(out, 2)) {
            int[] prompt = {1, 5000, 70000, 151935};
            assertThat(model.greedy(prompt, 8)).hasSize(8).isEqualTo(model.greedy(prompt, 8));
        }
    }

    private static Process export(Path checkpoint, Path out, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                options[0], "-cp", System.getProperty("java.class.path"), ExportProcess.class.getName(),
                checkpoint.toString(), out.toString(), "INT4"));
        command.addAll(Arrays.asList(options).subList(1, options.length));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}

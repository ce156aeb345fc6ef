package dev.toolace.fuzz;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.graph.GraphFacts;
import dev.toolace.onnx.internal.graph.GraphNames;
import dev.toolace.onnx.internal.graph.OnnxInspector;
import dev.toolace.onnx.internal.graph.SignatureReader;
import dev.toolace.onnx.internal.graph.SpeedAdvice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** ONNX files: any bytes are read or refused with one of two errors, without ONNX Runtime. */
public final class OnnxTarget {

    private static final Path FILE = file();

    private OnnxTarget() {}

    private static Path file() {
        try {
            Path file = Files.createTempFile("fuzz", ".onnx");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one input.
     *
     * @param data a file
     * @throws IOException if it cannot be written
     */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Files.write(FILE, data);
        GraphFacts facts;
        try {
            facts = OnnxInspector.inspect(FILE);
        } catch (ToolaceException e) {
            Expect.that(e.errorId().equals(OnnxErrors.ONNX_BROKEN), e);
            return;
        }
        Expect.that(facts.halfProducts() >= 0 && facts.weights().values().stream().allMatch(count -> count >= 0),
                facts);
        try {
            SpeedAdvice.of(facts,
                    SignatureReader.read(GraphNames.NONE, facts.inputs(), facts.outputs(), facts.inPlace(),
                    false), true);
        } catch (ToolaceException e) {
            Expect.that(e.errorId().equals(OnnxErrors.GRAPH_UNSUPPORTED), e);
        }
    }
}

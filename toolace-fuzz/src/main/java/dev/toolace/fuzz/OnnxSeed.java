package dev.toolace.fuzz;

import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxFile;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An ONNX file with everything that the inspector looks at, small enough to be changed anywhere. Stateless. */
final class OnnxSeed {

    private OnnxSeed() {}

    static byte[] bytes() throws IOException {
        OnnxGraph graph = new OnnxGraph();
        graph.input("input_ids", TensorType.INT64, List.of("b", "s"));
        graph.input("attention_mask", TensorType.INT64, List.of("b", "t"));
        graph.constant(Initializer.integers("w", false, 1, 2));
        graph.constant(new Initializer("h", TensorType.FLOAT16, List.of(2L, 2L), out -> out.write(new byte[8])));
        graph.node("", "MatMul", List.of("x", "h"), List.of("y"), Map.of());
        graph.node(OnnxGraph.MICROSOFT, "MatMulNBits", List.of("y", "w"), List.of("z"),
                Map.of("bits", 4L, "accuracy_level", 0L));
        graph.node(OnnxGraph.MICROSOFT, "GroupQueryAttention",
                List.of("z", "", "", "past_key_values.0.key", "past_key_values.0.value"),
                List.of("logits", "present.0.key", "present.0.value"), Map.of("num_heads", 2L));
        for (String part : List.of("key", "value")) {
            graph.input("past_key_values.0." + part, TensorType.FLOAT, List.of("b", 1L, "p", 8L));
            graph.output("present.0." + part, TensorType.FLOAT, List.of("b", 1L, "t", 8L));
        }
        graph.output("logits", TensorType.FLOAT, List.of("b", "s", 10L));
        Path file = Files.createTempFile("seed", ".onnx");
        try {
            OnnxFile.write(graph, file, (bytes, total) -> {});
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}

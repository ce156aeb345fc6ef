package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.ExportSettings;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.architecture.Architectures;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import java.util.List;
import java.util.Map;

/** The graph of a decoder as other exporters write it: logits of all positions, or of the last one. */
public final class PlainGraph {
    private PlainGraph() { }

    public static OnnxGraph build(Checkpoint checkpoint, boolean lastOnly) {
        OnnxGraph graph = new OnnxGraph();
        return DecoderGraph.build(graph, checkpoint, Architectures.read(checkpoint.config()),
                ExportSettings.of(Precision.FP32), new PlainRows(graph, lastOnly));
    }

    private record PlainRows(OnnxGraph graph, boolean lastOnly) implements Rows {
        @Override
        public void declare(String ids, String mask) {
            graph.constant(Initializer.integers("axis_one", false, 1));
            graph.constant(Initializer.integers("one", false, 1));
            graph.constant(Initializer.integers("index_one", true, 1));
            graph.node("", "ReduceSum", List.of(mask, "axis_one"), List.of("mask_sum"), Map.of("keepdims", 0L));
            graph.node("Sub", List.of("mask_sum", "one"), "last_position");
            graph.node("", "Cast", List.of("last_position"), List.of("seqlens_k"), Map.of("to", 6L));
            graph.node("Shape", List.of(mask), "mask_shape");
            graph.node("", "Gather", List.of("mask_shape", "index_one"), List.of("mask_length"), Map.of("axis", 0L));
            graph.node("", "Cast", List.of("mask_length"), List.of("total_length"), Map.of("to", 6L));
            if (lastOnly) {
                graph.constant(Initializer.integers("last_index", false, -1));
            }
        }

        @Override
        public Object logitsLength() {
            return lastOnly ? (Object) 1L : "sequence_length";
        }

        @Override
        public String attended(String from) {
            return from;
        }

        @Override
        public String real(String from) {
            return from;
        }

        @Override
        public String kept(String from) {
            if (lastOnly) {
                graph.node("", "Gather", List.of(from, "last_index"), List.of(from + ".last"), Map.of("axis", 1L));
                return from + ".last";
            }
            return from;
        }
    }
}

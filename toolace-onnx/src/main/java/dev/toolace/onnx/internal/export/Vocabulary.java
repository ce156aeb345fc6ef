package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.util.List;
import java.util.Map;

/**
 * The two ends of the model: from tokens to vectors, and from vectors to logits; one table for both where they are tied.
 * Quantized exports keep eight bits here even where the rest has four: the output layer decides between thousands of tokens.
 */
final class Vocabulary {
    private static final int BITS = 8;
    private static final String TABLE = "embed_tokens";

    private final OnnxGraph graph;
    private final Layers layers;
    private final LlamaConfig config;
    private final boolean quantized;
    private final Matrix embedding;
    private final Matrix head;

    Vocabulary(OnnxGraph graph, Layers layers, Checkpoint checkpoint, LlamaConfig config, Precision precision) {
        this.graph = graph;
        this.layers = layers;
        this.config = config;
        this.quantized = precision != Precision.FP32;
        this.embedding = matrix(checkpoint, "model.embed_tokens.weight");
        this.head = config.tied() ? embedding : matrix(checkpoint, "lm_head.weight");
    }

    private Matrix matrix(Checkpoint checkpoint, String name) {
        return new Matrix(checkpoint, List.of(name), List.of(config.vocabulary()), config.hidden());
    }

    String embed(String ids, String to) {
        long rows = config.vocabulary();
        long columns = config.hidden();
        if (!blockwise()) {
            graph.constant(Layers.floats(TABLE + ".weight", List.of(rows, columns), embedding::load));
            graph.node("Gather", List.of(TABLE + ".weight", ids), to);
            return to;
        }
        long blocks = BlockQuantizer.blocks(config.hidden());
        graph.constant(new Initializer(TABLE + ".weight", TensorType.UINT8, List.of(rows, columns),
                out -> out.write(layers.quantize(embedding, BITS).packed())));
        graph.constant(new Initializer(TABLE + ".scales", TensorType.FLOAT, List.of(rows, blocks),
                out -> Initializer.writeFloats(out, layers.quantize(embedding, BITS).scales())));
        graph.node(OnnxGraph.MICROSOFT, "GatherBlockQuantized", List.of(TABLE + ".weight", ids, TABLE + ".scales"), List.of(to),
                Map.of("bits", (long) BITS, "block_size", (long) BlockQuantizer.BLOCK, "gather_axis", 0L, "quantize_axis", 1L));
        return to;
    }

    /** Whether the embedding can be stored in blocks: its width must be a whole number of them. */
    private boolean blockwise() {
        return quantized && config.hidden() % BlockQuantizer.BLOCK == 0;
    }

    void logits(String from, String to) {
        if (!quantized) {
            if (config.tied()) {
                graph.node(OnnxGraph.MICROSOFT, "FusedMatMul", List.of(from, TABLE + ".weight"), List.of(to),
                        Map.of("transA", 0L, "transB", 1L, "alpha", 1f));
            } else {
                layers.linear(from, to, config.hidden(), List.of("lm_head"), List.of(config.vocabulary()));
            }
        } else if (config.tied() && blockwise()) {
            // The same bytes, seen as blocks; the runtime folds the reshaping away when it loads the model.
            long blocks = BlockQuantizer.blocks(config.hidden());
            graph.constant(Initializer.integers("head.weight_shape", false, config.vocabulary(), blocks, BlockQuantizer.BLOCK));
            graph.constant(Initializer.integers("head.scales_shape", false, config.vocabulary() * blocks));
            graph.node("Reshape", List.of(TABLE + ".weight", "head.weight_shape"), "head.weight");
            graph.node("Reshape", List.of(TABLE + ".scales", "head.scales_shape"), "head.scales");
            layers.product(from, to, "head.weight", "head.scales", config.vocabulary(), config.hidden(), BITS);
        } else {
            layers.quantized(from, to, "lm_head", head, BITS);
        }
    }
}

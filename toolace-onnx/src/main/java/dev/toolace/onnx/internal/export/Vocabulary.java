package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.util.List;
import java.util.Map;

/**
 * The two ends of the model: from tokens to vectors, and from vectors to logits; one table for both where they are
 * tied. Quantized exports keep eight bits here even where the rest has four: the output layer decides between thousands
 * of tokens.
 */
final class Vocabulary {
    private static final int BITS = 8;
    private static final String TABLE = "embed_tokens";

    private final OnnxGraph graph;
    private final Layers layers;
    private final DecoderConfig config;
    private final boolean quantized;
    private final boolean halved;
    private final Matrix embedding;
    private final Matrix head;

    Vocabulary(OnnxGraph graph, Layers layers, Tensors tensors, DecoderConfig config, Precision precision) {
        this.graph = graph;
        this.layers = layers;
        this.config = config;
        this.quantized = precision == Precision.INT8 || precision == Precision.INT4;
        this.halved = precision == Precision.FP16;
        this.embedding = Matrix.of(tensors, "model.embed_tokens", config.vocabulary(), config.hidden(), false);
        this.head = config.tied() ? embedding
                : Matrix.of(tensors, "lm_head", config.vocabulary(), config.hidden(), false);
    }

    String embed(String ids, String to) {
        float factor = config.scales().embedding();
        String plain = factor == 1 ? to : to + ".plain";
        rows(ids, plain);
        return layers.scaled(plain, to, factor);
    }

    private void rows(String ids, String to) {
        long rows = config.vocabulary();
        long columns = config.hidden();
        if (!blockwise()) {
            String table = layers.weights(TABLE + ".weight", List.of(rows, columns), embedding::forEachStrip);
            graph.node("Gather", List.of(table, ids), halved ? to + ".half" : to);
            if (halved) {
                graph.node("", "Cast", List.of(to + ".half"), List.of(to), Map.of("to", 1L));
            }
            return;
        }
        long blocks = BlockQuantizer.blocks(config.hidden());
        QuantizedMatrix stored = new QuantizedMatrix(embedding, BITS);
        graph.constant(new Initializer(TABLE + ".weight", TensorType.UINT8, List.of(rows, columns),
                stored::writePacked));
        graph.constant(new Initializer(TABLE + ".scales", TensorType.FLOAT, List.of(rows, blocks),
                stored::writeScales));
        graph.node(OnnxGraph.MICROSOFT, "GatherBlockQuantized",
                List.of(TABLE + ".weight", ids, TABLE + ".scales"), List.of(to),
                Map.of("bits", (long) BITS, "block_size", (long) BlockQuantizer.BLOCK, "gather_axis", 0L,
                        "quantize_axis", 1L));
    }

    /** Whether the embedding can be stored in blocks: its width must be a whole number of them. */
    private boolean blockwise() {
        return quantized && config.hidden() % BlockQuantizer.BLOCK == 0;
    }

    void logits(String from, String to) {
        float divisor = config.scales().logits();
        float cap = config.caps().logits();
        String products = divisor == 1 && cap == 0 ? to : to + ".products";
        products(from, products);
        if (divisor != 1) {
            String quotient = cap == 0 ? to : to + ".scaled";
            products = graph.node("Div", List.of(products, layers.number("logits.divisor", divisor)), quotient);
        }
        if (cap != 0) {
            String factor = layers.number("logits.cap", cap);
            graph.node("Div", List.of(products, factor), to + ".by_cap");
            graph.node("Tanh", List.of(to + ".by_cap"), to + ".tanh");
            graph.node("Mul", List.of(to + ".tanh", factor), to);
        }
    }

    private void products(String from, String to) {
        if (!quantized) {
            if (config.tied()) {
                String table = layers.widened(TABLE + ".weight");
                graph.node(OnnxGraph.MICROSOFT, "FusedMatMul", List.of(from, table), List.of(to),
                        Map.of("transA", 0L, "transB", 1L, "alpha", 1f));
            } else {
                layers.linear(from, to, head);
            }
        } else if (config.tied() && blockwise()) {
            // The same bytes, seen as blocks; the runtime folds the reshaping away when it loads the model.
            long blocks = BlockQuantizer.blocks(config.hidden());
            graph.constant(Initializer.integers("head.weight_shape", false, config.vocabulary(), blocks,
                    BlockQuantizer.BLOCK));
            graph.constant(Initializer.integers("head.scales_shape", false, config.vocabulary() * blocks));
            graph.node("Reshape", List.of(TABLE + ".weight", "head.weight_shape"), "head.weight");
            graph.node("Reshape", List.of(TABLE + ".scales", "head.scales_shape"), "head.scales");
            layers.product(from, to, "head.weight", "head.scales", config.vocabulary(), config.hidden(), BITS);
        } else {
            layers.quantized(from, to, "lm_head", head, BITS);
        }
    }
}

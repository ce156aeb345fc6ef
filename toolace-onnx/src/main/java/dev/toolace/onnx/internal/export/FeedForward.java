package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import java.util.List;
import java.util.Map;

/** The gated feed-forward part of all layers. */
final class FeedForward {
    private final OnnxGraph graph;
    private final Layers layers;
    private final Tensors tensors;
    private final DecoderConfig config;

    FeedForward(OnnxGraph graph, Layers layers, Tensors tensors, DecoderConfig config) {
        this.graph = graph;
        this.layers = layers;
        this.tensors = tensors;
        this.config = config;
    }

    String feed(int layer, String from) {
        String name = "layers." + layer;
        String prefix = "model." + name + ".mlp.";
        String gate = name + ".gate_proj";
        String up = name + ".up_proj";
        if (config.fused()) {
            int wide = config.intermediate();
            String both = layers.linear(from, name + ".gate_up_proj", matrix(prefix + "gate_up_proj", 2 * wide));
            String sizes = graph.constant(Initializer.integers(both + ".sizes", false, wide, wide));
            graph.node("", "Split", List.of(both, sizes), List.of(gate, up), Map.of("axis", -1L));
        } else {
            layers.linear(from, gate, matrix(prefix + "gate_proj", config.intermediate()));
            layers.linear(from, up, matrix(prefix + "up_proj", config.intermediate()));
        }
        String product = graph.node("Mul", List.of(activated(name, gate), up), name + ".gated");
        return layers.linear(product, name + ".down_proj", Matrix.of(tensors, prefix + "down_proj", config.hidden(),
                config.intermediate(), config.biases().feedForward()));
    }

    private Matrix matrix(String tensor, int rows) {
        return Matrix.of(tensors, tensor, rows, config.hidden(), config.biases().feedForward());
    }

    private String activated(String name, String gate) {
        return switch (config.activation()) {
            case SILU -> {
                String sigmoid = graph.node("Sigmoid", List.of(gate), name + ".sigmoid");
                yield graph.node("Mul", List.of(gate, sigmoid), name + ".silu");
            }
            case GELU -> own("Gelu", gate, name + ".gelu");
            case GELU_TANH -> own("FastGelu", gate, name + ".gelu");
            case RELU -> graph.node("Relu", List.of(gate), name + ".relu");
        };
    }

    private String own(String operator, String from, String to) {
        graph.node(OnnxGraph.MICROSOFT, operator, List.of(from), List.of(to), Map.of());
        return to;
    }
}

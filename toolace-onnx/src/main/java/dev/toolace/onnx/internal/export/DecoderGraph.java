package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.util.List;
import java.util.Map;

/**
 * Builds the graph of a decoder with a key-value cache that can be written in place.
 *
 * <p>Inputs: {@code input_ids} [batch, sequence], {@code attention_mask} [batch, past + sequence], per layer {@code
 * past_key_values.N.key} and {@code .value} [batch, kv heads, room, head size]. Outputs: {@code logits} and, per layer,
 * {@code present.N.key} and {@code .value}.
 */
public final class DecoderGraph {
    private final OnnxGraph graph = new OnnxGraph();
    private final DecoderConfig config;
    private final boolean lastOnly;
    private final Tensors tensors;
    private final Layers layers;
    private final Vocabulary vocabulary;
    private final Attention attention;
    private final FeedForward feedForward;

    private DecoderGraph(Checkpoint checkpoint, DecoderConfig config, Precision precision, boolean lastOnly) {
        this.config = config;
        this.lastOnly = lastOnly;
        tensors = new Tensors(checkpoint);
        layers = new Layers(graph, tensors, config, precision);
        vocabulary = new Vocabulary(graph, layers, tensors, config, precision);
        attention = new Attention(graph, layers, tensors, config, HeadLayout.of(config));
        feedForward = new FeedForward(graph, layers, tensors, config);
    }

    /**
     * The graph; with {@code lastOnly} the logits are those of the last position only, [batch, 1, vocabulary]. All
     * tensors are checked, none is read.
     */
    public static OnnxGraph build(Checkpoint checkpoint, DecoderConfig config, Precision precision, boolean lastOnly) {
        DecoderGraph builder = new DecoderGraph(checkpoint, config, precision, lastOnly);
        builder.build();
        builder.tensors.refuseOthers(config.architecture(), config.tied());
        return builder.graph;
    }

    /** Numbers of a head in the cache. */
    public static int cachedHeadSize(DecoderConfig config) {
        return HeadLayout.of(config).stored();
    }

    private void build() {
        graph.input("input_ids", TensorType.INT64, List.of("batch_size", "sequence_length"));
        graph.input("attention_mask", TensorType.INT64, List.of("batch_size", "total_sequence_length"));
        graph.output("logits", TensorType.FLOAT,
                List.of("batch_size", lastOnly ? (Object) 1L : "sequence_length", (long) config.vocabulary()));
        attention.lengths();
        if (lastOnly) {
            graph.constant(Initializer.integers("last_index", false, -1));
        }
        String stream = vocabulary.embed("input_ids", "embedding");
        String normed = layers.norm(stream, "layers.0.input_norm", "model.layers.0.input_layernorm");
        int last = config.layers().size() - 1;
        for (int layer = 0; layer <= last; layer++) {
            String name = "layers." + layer;
            String attended = attention.attend(layer, normed);
            if (layer == last && lastOnly) {
                // Nothing after the last attention looks at other positions, so only the last goes on.
                attended = last(attended, "last_attended");
                stream = last(stream, "last_stream");
            }
            String projected = branch(attention.output(layer, attended), "model." + name + ".post_attention_layernorm");
            String second = config.norms().outputs() ? ".pre_feedforward_layernorm" : ".post_attention_layernorm";
            layers.skipNorm(stream, projected, name + ".post_norm", name + ".after_attention",
                    "model." + name + second);
            String fed = feedForward.feed(layer, name + ".post_norm");
            fed = branch(fed, "model." + name + ".post_feedforward_layernorm");
            String next = layer == last ? "final_norm" : "layers." + (layer + 1) + ".input_norm";
            layers.skipNorm(name + ".after_attention", fed, next, name + ".output",
                    layer == last ? "model.norm" : "model.layers." + (layer + 1) + ".input_layernorm");
            stream = name + ".output";
            normed = next;
        }
        vocabulary.logits(normed, "logits");
    }

    /** What becomes of an output before it is added to the residual stream. */
    private String branch(String from, String norm) {
        String normed = config.norms().outputs() ? layers.norm(from, from + ".norm", norm) : from;
        return layers.scaled(normed, from + ".scaled", config.scales().residual());
    }

    private String last(String from, String to) {
        graph.node("", "Gather", List.of(from, "last_index"), List.of(to), Map.of("axis", 1L));
        return to;
    }
}

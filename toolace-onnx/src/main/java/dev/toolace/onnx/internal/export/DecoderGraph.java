package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.ExportSettings;
import dev.toolace.onnx.export.ExportTarget;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
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
 *
 * <p>Logits are those of all positions, as everywhere, unless the mask ends with 1 + n: then they are those of the last n
 * positions, and what follows the last attention is computed for no others. Generation needs one, and a draft of
 * several tokens as many. The graph's metadata tells of it: {@link #KEPT_LOGITS}.
 */
public final class DecoderGraph {
    /** Key of the graph's metadata; its value is the name of the input whose last number chooses the logits. */
    public static final String KEPT_LOGITS = "toolace.kept_logits";

    private final OnnxGraph graph;
    private final DecoderConfig config;
    private final Tensors tensors;
    private final Layers layers;
    private final Vocabulary vocabulary;
    private final Rows rows;
    private final Attention attention;
    private final FeedForward feedForward;

    private DecoderGraph(OnnxGraph graph, Checkpoint checkpoint, DecoderConfig config, ExportSettings settings,
            Rows rows) {
        this.graph = graph;
        this.config = config;
        tensors = new Tensors(checkpoint);
        layers = new Layers(graph, tensors, config, settings.precision());
        vocabulary = new Vocabulary(graph, layers, tensors, config, settings.precision());
        this.rows = rows;
        attention = new Attention(graph, layers, tensors, config, rows,
                settings.target() == ExportTarget.CUDA ? TensorType.FLOAT16 : TensorType.FLOAT);
        feedForward = new FeedForward(graph, layers, tensors, config);
    }

    /**
     * The graph. All tensors are checked, none is read.
     */
    public static OnnxGraph build(Checkpoint checkpoint, DecoderConfig config, ExportSettings settings) {
        OnnxGraph graph = new OnnxGraph();
        boolean doubled = settings.target() == ExportTarget.CPU;
        return build(graph, checkpoint, config, settings, new ChosenRows(graph, doubled));
    }

    static OnnxGraph build(OnnxGraph graph, Checkpoint checkpoint, DecoderConfig config, ExportSettings settings,
            Rows rows) {
        DecoderGraph builder = new DecoderGraph(graph, checkpoint, config, settings, rows);
        builder.build();
        builder.tensors.refuseOthers(config.architecture(), config.tied());
        return graph;
    }

    /** Numbers of a head in the cache. */
    public static int cachedHeadSize(DecoderConfig config) {
        return HeadLayout.of(config).stored();
    }

    private void build() {
        graph.input("input_ids", TensorType.INT64, List.of("batch_size", "sequence_length"));
        graph.input("attention_mask", TensorType.INT64, List.of("batch_size", "total_sequence_length"));
        graph.output("logits", TensorType.FLOAT, List.of("batch_size", rows.logitsLength(), (long) config.vocabulary()));
        rows.declare("input_ids", "attention_mask");
        String stream = vocabulary.embed("input_ids", "embedding");
        String normed = layers.norm(stream, "layers.0.input_norm", "model.layers.0.input_layernorm");
        int last = config.layers().size() - 1;
        for (int layer = 0; layer <= last; layer++) {
            String name = "layers." + layer;
            String attended = attention.attend(layer, normed);
            if (layer == last) {
                // Nothing after the last attention looks at other positions.
                attended = rows.kept(attended);
                stream = rows.kept(stream);
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
}

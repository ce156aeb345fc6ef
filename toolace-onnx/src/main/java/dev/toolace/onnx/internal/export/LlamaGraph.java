package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.util.List;
import java.util.Map;

/**
 * Builds the graph of a Llama-like model with a key-value cache that can be written in place.
 *
 * <p>Inputs: {@code input_ids} [batch, sequence], {@code attention_mask} [batch, past + sequence], per layer
 * {@code past_key_values.N.key} and {@code .value} [batch, kv heads, room, head size]. Outputs: {@code logits} and, per layer,
 * {@code present.N.key} and {@code .value}.
 */
public final class LlamaGraph {
    private final OnnxGraph graph = new OnnxGraph();
    private final LlamaConfig config;
    private final Checkpoint checkpoint;
    private final boolean lastOnly;
    private final Layers layers;
    private final Vocabulary vocabulary;

    private LlamaGraph(Checkpoint checkpoint, LlamaConfig config, Precision precision, boolean lastOnly) {
        this.checkpoint = checkpoint;
        this.config = config;
        this.lastOnly = lastOnly;
        this.layers = new Layers(graph, checkpoint, config, precision);
        this.vocabulary = new Vocabulary(graph, layers, checkpoint, config, precision);
    }

    /** The graph; with {@code lastOnly} the logits are those of the last position only, [batch, 1, vocabulary]. */
    public static OnnxGraph build(Checkpoint checkpoint, LlamaConfig config, Precision precision, boolean lastOnly) {
        LlamaGraph builder = new LlamaGraph(checkpoint, config, precision, lastOnly);
        builder.build();
        return builder.graph;
    }

    private void build() {
        graph.input("input_ids", TensorType.INT64, List.of("batch_size", "sequence_length"));
        graph.input("attention_mask", TensorType.INT64, List.of("batch_size", "total_sequence_length"));
        graph.output("logits", TensorType.FLOAT,
                List.of("batch_size", lastOnly ? (Object) 1L : "sequence_length", (long) config.vocabulary()));
        lengths();
        long pairs = config.headSize() / 2;
        graph.constant(Layers.floats("cos_cache", List.of((long) config.context(), pairs), config.rotary()::cosines));
        graph.constant(Layers.floats("sin_cache", List.of((long) config.context(), pairs), config.rotary()::sines));
        if (lastOnly) {
            graph.constant(Initializer.integers("last_index", false, -1));
        }
        String stream = vocabulary.embed("input_ids", "embedding");
        String normed = layers.norm(stream, "layers.0.input_norm", "model.layers.0.input_layernorm", config.hidden());
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = "layers." + layer;
            boolean last = layer == config.layers() - 1;
            String attended = attention(layer, normed);
            if (last && lastOnly) {
                // Nothing after the last attention looks at other positions, so only the last goes on.
                attended = last(attended, "last_attended");
                stream = last(stream, "last_stream");
            }
            String projected = layers.linear(attended, name + ".o_proj", config.heads() * config.headSize(),
                    List.of("model." + name + ".self_attn.o_proj"), List.of(config.hidden()));
            layers.skipNorm(stream, projected, name + ".post_norm", name + ".after_attention",
                    "model." + name + ".post_attention_layernorm");
            String fed = feedForward(layer, name + ".post_norm");
            String next = last ? "final_norm" : "layers." + (layer + 1) + ".input_norm";
            layers.skipNorm(name + ".after_attention", fed, next, name + ".output",
                    last ? "model.norm" : "model.layers." + (layer + 1) + ".input_layernorm");
            stream = name + ".output";
            normed = next;
        }
        vocabulary.logits(normed, "logits");
    }

    private String last(String from, String to) {
        graph.node("", "Gather", List.of(from, "last_index"), List.of(to), Map.of("axis", 1L));
        return to;
    }

    /** Key lengths for the attention, from the mask, as GroupQueryAttention wants them. */
    private void lengths() {
        graph.constant(Initializer.integers("axis_one", false, 1));
        graph.constant(Initializer.integers("one", false, 1));
        graph.constant(Initializer.integers("index_one", true, 1));
        graph.node("", "ReduceSum", List.of("attention_mask", "axis_one"), List.of("mask_sum"), Map.of("keepdims", 0L));
        graph.node("Sub", List.of("mask_sum", "one"), "last_position");
        graph.node("", "Cast", List.of("last_position"), List.of("seqlens_k"), Map.of("to", 6L));
        graph.node("Shape", List.of("attention_mask"), "mask_shape");
        graph.node("", "Gather", List.of("mask_shape", "index_one"), List.of("mask_length"), Map.of("axis", 0L));
        graph.node("", "Cast", List.of("mask_length"), List.of("total_length"), Map.of("to", 6L));
    }

    private String attention(int layer, String from) {
        String name = "layers." + layer;
        String prefix = "model." + name + ".self_attn.";
        int queryRows = config.heads() * config.headSize();
        int keyRows = config.kvHeads() * config.headSize();
        String query;
        String key = "";
        String value = "";
        if (checkpoint.names().contains(prefix + "q_norm.weight")) {
            query = normedHeads(name + ".q", prefix + "q_norm", config.heads(),
                    layers.linear(from, name + ".q_proj", config.hidden(), List.of(prefix + "q_proj"), List.of(queryRows)));
            key = normedHeads(name + ".k", prefix + "k_norm", config.kvHeads(),
                    layers.linear(from, name + ".k_proj", config.hidden(), List.of(prefix + "k_proj"), List.of(keyRows)));
            value = layers.linear(from, name + ".v_proj", config.hidden(), List.of(prefix + "v_proj"), List.of(keyRows));
        } else {
            query = layers.linear(from, name + ".qkv_proj", config.hidden(),
                    List.of(prefix + "q_proj", prefix + "k_proj", prefix + "v_proj"), List.of(queryRows, keyRows, keyRows));
        }
        String pastKey = "past_key_values." + layer + ".key";
        String pastValue = "past_key_values." + layer + ".value";
        String presentKey = "present." + layer + ".key";
        String presentValue = "present." + layer + ".value";
        for (String past : List.of(pastKey, pastValue)) {
            graph.input(past, TensorType.FLOAT,
                    List.of("batch_size", (long) config.kvHeads(), "past_sequence_length", (long) config.headSize()));
        }
        for (String present : List.of(presentKey, presentValue)) {
            graph.output(present, TensorType.FLOAT,
                    List.of("batch_size", (long) config.kvHeads(), "present_sequence_length", (long) config.headSize()));
        }
        graph.node(OnnxGraph.MICROSOFT, "GroupQueryAttention",
                List.of(query, key, value, pastKey, pastValue, "seqlens_k", "total_length", "cos_cache", "sin_cache"),
                List.of(name + ".attention", presentKey, presentValue),
                Map.of("num_heads", (long) config.heads(), "kv_num_heads", (long) config.kvHeads(), "do_rotary", 1L,
                        "rotary_interleaved", 0L, "scale", (float) (1 / Math.sqrt(config.headSize()))));
        return name + ".attention";
    }

    /** Normalizes each head on its own, as Qwen3 does. */
    private String normedHeads(String name, String tensor, int heads, String from) {
        long size = config.headSize();
        graph.constant(Initializer.integers(name + ".split", false, 0, 0, heads, size));
        graph.constant(Initializer.integers(name + ".join", false, 0, 0, heads * size));
        graph.node("Reshape", List.of(from, name + ".split"), name + ".heads");
        layers.norm(name + ".heads", name + ".norm", tensor, config.headSize());
        return graph.node("Reshape", List.of(name + ".norm", name + ".join"), name + ".joined");
    }

    private String feedForward(int layer, String from) {
        String name = "layers." + layer;
        String prefix = "model." + name + ".mlp.";
        List<Integer> wide = List.of(config.intermediate());
        String gate = layers.linear(from, name + ".gate_proj", config.hidden(), List.of(prefix + "gate_proj"), wide);
        String up = layers.linear(from, name + ".up_proj", config.hidden(), List.of(prefix + "up_proj"), wide);
        String sigmoid = graph.node("Sigmoid", List.of(gate), name + ".sigmoid");
        String activated = graph.node("Mul", List.of(gate, sigmoid), name + ".silu");
        String product = graph.node("Mul", List.of(activated, up), name + ".gated");
        return layers.linear(product, name + ".down_proj", config.intermediate(), List.of(prefix + "down_proj"),
                List.of(config.hidden()));
    }
}

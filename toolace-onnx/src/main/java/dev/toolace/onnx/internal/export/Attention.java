package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.architecture.Rotary;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attention of all layers, with the cache that it writes in place. */
final class Attention {
    private final OnnxGraph graph;
    private final Layers layers;
    private final Tensors tensors;
    private final DecoderConfig config;
    private final HeadLayout layout;
    private final Rows rows;
    /** What the attention computes with and keeps in its cache; the rest of the graph has single precision. */
    private final TensorType type;
    /** Tables that the graph has already. */
    private final List<Rotary> rotaries = new ArrayList<>();

    Attention(OnnxGraph graph, Layers layers, Tensors tensors, DecoderConfig config, Rows rows,
            TensorType type) {
        this.graph = graph;
        this.layers = layers;
        this.tensors = tensors;
        this.config = config;
        this.layout = HeadLayout.of(config);
        this.rows = rows;
        this.type = type;
    }

    /** The attention of a layer, before the projection of its output. */
    String attend(int layer, String from) {
        String name = "layers." + layer;
        List<String> inputs = new ArrayList<>();
        for (String projection : projections(layer, from)) {
            inputs.add(projection.isEmpty() ? "" : rows.attended(converted(projection)));
        }
        String pastKey = "past_key_values." + layer + ".key";
        String pastValue = "past_key_values." + layer + ".value";
        String presentKey = "present." + layer + ".key";
        String presentValue = "present." + layer + ".value";
        for (String past : List.of(pastKey, pastValue)) {
            graph.input(past, type,
                    List.of("batch_size", (long) config.kvHeads(), "past_sequence_length", (long) layout.stored()));
        }
        for (String present : List.of(presentKey, presentValue)) {
            graph.output(present, type,
                    List.of("batch_size", (long) config.kvHeads(), "present_sequence_length", (long) layout.stored()));
        }
        inputs.addAll(List.of(pastKey, pastValue, "seqlens_k", "total_length"));
        DecoderConfig.Layer settings = config.layers().get(layer);
        Rotary rotary = settings.rotary();
        if (rotary != null) {
            String ending = tables(rotary);
            inputs.addAll(List.of("cos_cache" + ending, "sin_cache" + ending));
        }
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("num_heads", (long) config.heads());
        attributes.put("kv_num_heads", (long) config.kvHeads());
        attributes.put("do_rotary", rotary == null ? 0L : 1L);
        attributes.put("rotary_interleaved", 0L);
        attributes.put("scale", config.scales().scores());
        if (settings.window() > 0) {
            attributes.put("local_window_size", (long) settings.window());
        }
        if (config.caps().scores() > 0) {
            attributes.put("softcap", config.caps().scores());
        }
        String attention = name + ".attention";
        String computed = type == TensorType.FLOAT ? attention : attention + ".half";
        graph.node(OnnxGraph.MICROSOFT, "GroupQueryAttention", inputs, List.of(computed, presentKey, presentValue),
                attributes);
        if (!computed.equals(attention)) {
            cast(computed, attention, TensorType.FLOAT);
        }
        return rows.real(attention);
    }

    /** Queries, keys or values as the attention computes with them. */
    private String converted(String from) {
        return type == TensorType.FLOAT ? from : cast(from, from + ".half", type);
    }

    private String cast(String from, String to, TensorType wanted) {
        graph.node("", "Cast", List.of(from), List.of(to), Map.of("to", (long) wanted.code()));
        return to;
    }

    /** Cosines and sines, once for all layers that have the same; what their names end with. */
    private String tables(Rotary rotary) {
        int known = rotaries.indexOf(rotary);
        if (known < 0) {
            known = rotaries.size();
            rotaries.add(rotary);
            int pairs = layout.stored() / 2;
            // The row that is added to a single token stands one position further.
            Rotary table = new Rotary(rotary.frequencies(), rotary.positions() + 1, rotary.factor());
            List<Long> shape = List.of((long) table.positions(), (long) pairs);
            String ending = ending(known);
            graph.constant(Layers.floats("cos_cache" + ending, type, shape, () -> table.cosines(pairs)));
            graph.constant(Layers.floats("sin_cache" + ending, type, shape, () -> table.sines(pairs)));
        }
        return ending(known);
    }

    private static String ending(int number) {
        return number == 0 ? "" : "." + number;
    }

    /** Queries, keys and values; or all in one, and two empty names. */
    private List<String> projections(int layer, String from) {
        String name = "layers." + layer;
        String prefix = "model." + name + ".self_attn.";
        int queryRows = config.heads() * config.headSize();
        int keyRows = config.kvHeads() * config.headSize();
        Placement queries = layout.rotated(config.heads());
        Placement keys = layout.rotated(config.kvHeads());
        Placement values = layout.widened(config.kvHeads());
        Matrix.Block query = new Matrix.Block(prefix + "q_proj", queryRows, queries);
        Matrix.Block key = new Matrix.Block(prefix + "k_proj", keyRows, keys);
        Matrix.Block value = new Matrix.Block(prefix + "v_proj", keyRows, values);
        if (config.norms().heads()) {
            String queried = project(from, name + ".q_proj", query);
            String keyed = project(from, name + ".k_proj", key);
            return List.of(normed(name + ".q", prefix + "q_norm", config.heads(), queried),
                    normed(name + ".k", prefix + "k_norm", config.kvHeads(), keyed),
                    project(from, name + ".v_proj", value));
        }
        String packed = config.fused() ? project(from, name + ".qkv_proj", fused(prefix, queryRows, keyRows))
                : project(from, name + ".qkv_proj", query, key, value);
        return List.of(packed, "", "");
    }

    private Matrix.Block fused(String prefix, int queryRows, int keyRows) {
        Placement queries = layout.rotated(config.heads());
        Placement keys = layout.rotated(config.kvHeads());
        Placement values = layout.widened(config.kvHeads());
        Placement all = queries == null || keys == null ? null
                : Placement.concat(queries, keys, values == null ? Placement.same(keyRows) : values);
        return new Matrix.Block(prefix + "qkv_proj", queryRows + 2 * keyRows, all);
    }

    private String project(String from, String to, Matrix.Block... blocks) {
        return layers.linear(from, to,
                new Matrix(tensors, List.of(blocks), config.hidden(), null, config.biases().queryKeyValue()));
    }

    private String normed(String name, String tensor, int heads, String from) {
        long size = layout.stored();
        graph.constant(Initializer.integers(name + ".split", false, 0, 0, heads, size));
        graph.constant(Initializer.integers(name + ".join", false, 0, 0, heads * size));
        graph.node("Reshape", List.of(from, name + ".split"), name + ".heads");
        layers.headNorm(name + ".heads", name + ".norm", tensor, layout);
        return graph.node("Reshape", List.of(name + ".norm", name + ".join"), name + ".joined");
    }

    /** The projection of the attention's output. */
    String output(int layer, String from) {
        String name = "layers." + layer + ".o_proj";
        Matrix.Block block = new Matrix.Block("model.layers." + layer + ".self_attn.o_proj", config.hidden(), null);
        return layers.linear(from, name, new Matrix(tensors, List.of(block), config.heads() * config.headSize(),
                layout.widened(config.heads()), config.biases().output()));
    }
}

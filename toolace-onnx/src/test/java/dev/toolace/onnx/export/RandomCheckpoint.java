package dev.toolace.onnx.export;

import dev.toolace.json.JsonValue;
import dev.toolace.onnx.checkpoint.FloatTensor;
import dev.toolace.onnx.checkpoint.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Seeded random weights of the tensors that an architecture has. */
public final class RandomCheckpoint {
    private final Map<String, Object> config;
    private final Map<String, FloatTensor> weights = new LinkedHashMap<>();
    private final Random random = new Random(20);
    private final int hidden;

    private RandomCheckpoint(Map<String, Object> config) {
        this.config = config;
        this.hidden = number("hidden_size");
    }

    /** A small configuration; the additions may replace what is common. */
    public static Map<String, Object> config(String architecture, String type, Map<String, Object> additions) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("architectures", List.of(architecture));
        config.put("model_type", type);
        config.put("vocab_size", 90);
        config.put("hidden_size", 64);
        config.put("intermediate_size", 96);
        config.put("num_hidden_layers", 3);
        config.put("num_attention_heads", 4);
        config.put("num_key_value_heads", 2);
        config.put("rms_norm_eps", 1e-5);
        config.put("max_position_embeddings", 256);
        config.put("eos_token_id", 1);
        config.putAll(additions);
        return config;
    }

    /** Writes {@code config.json} and weights, and returns the weights. */
    public static Map<String, FloatTensor> write(Path folder, Map<String, Object> config) throws IOException {
        RandomCheckpoint maker = new RandomCheckpoint(config);
        maker.make();
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), JsonValue.of(config).toJson());
        SafeTensors.write(folder.resolve("model.safetensors"), maker.weights, Map.of("format", "pt"));
        return maker.weights;
    }

    private void make() {
        String type = (String) config.get("model_type");
        boolean gemma = type.startsWith("gemma");
        int heads = number("num_attention_heads");
        int headSize = config.containsKey("head_dim") ? number("head_dim") : hidden / heads;
        int queries = heads * headSize;
        int keys = number("num_key_value_heads") * headSize;
        int wide = number("intermediate_size");
        boolean biased = flag("attention_bias");
        boolean wideBias = flag("mlp_bias");
        matrix("model.embed_tokens", number("vocab_size"), hidden, gemma ? 0.3 : 1, false);
        for (int layer = 0; layer < number("num_hidden_layers"); layer++) {
            String attention = "model.layers." + layer + ".self_attn.";
            String mlp = "model.layers." + layer + ".mlp.";
            double deep = 1.3 / Math.sqrt(hidden);
            if (type.equals("phi3")) {
                matrix(attention + "qkv_proj", queries + 2 * keys, hidden, deep, false);
                matrix(mlp + "gate_up_proj", 2 * wide, hidden, deep, false);
            } else {
                matrix(attention + "q_proj", queries, hidden, deep, biased || type.equals("qwen2"));
                matrix(attention + "k_proj", keys, hidden, deep, biased || type.equals("qwen2"));
                matrix(attention + "v_proj", keys, hidden, deep, biased || type.equals("qwen2"));
                matrix(mlp + "gate_proj", wide, hidden, deep, wideBias);
                matrix(mlp + "up_proj", wide, hidden, deep, wideBias);
            }
            matrix(attention + "o_proj", hidden, queries, 1.3 / Math.sqrt(queries), biased);
            matrix(mlp + "down_proj", hidden, wide, 1.3 / Math.sqrt(wide), wideBias);
            if (type.equals("qwen3") || type.equals("gemma3_text")) {
                norm(attention + "q_norm", headSize, gemma);
                norm(attention + "k_norm", headSize, gemma);
            }
            for (String name : gemma ? List.of("input_layernorm", "post_attention_layernorm", "pre_feedforward_layernorm",
                    "post_feedforward_layernorm") : List.of("input_layernorm", "post_attention_layernorm")) {
                norm("model.layers." + layer + "." + name, hidden, gemma);
            }
        }
        norm("model.norm", hidden, gemma);
        boolean tiedByDefault = gemma || type.equals("smollm3");
        if (!(config.containsKey("tie_word_embeddings") ? flag("tie_word_embeddings") : tiedByDefault)) {
            matrix("lm_head", number("vocab_size"), hidden, 0.3, false);
        }
    }

    private void matrix(String name, int rows, int columns, double scale, boolean biased) {
        weights.put(name + ".weight", new FloatTensor(List.of(rows, columns), numbers(rows * columns, 0, scale)));
        if (biased) {
            weights.put(name + ".bias", new FloatTensor(List.of(rows), numbers(rows, 0, 0.3)));
        }
    }

    private void norm(String name, int size, boolean aroundZero) {
        weights.put(name + ".weight", new FloatTensor(List.of(size), numbers(size, aroundZero ? 0 : 1, 0.3)));
    }

    private float[] numbers(int count, double mean, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (mean + random.nextGaussian() * scale);
        }
        return values;
    }

    private int number(String name) {
        return ((Number) config.get(name)).intValue();
    }

    private boolean flag(String name) {
        return config.get(name) == Boolean.TRUE;
    }
}

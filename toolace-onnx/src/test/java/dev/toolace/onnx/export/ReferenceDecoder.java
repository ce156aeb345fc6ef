package dev.toolace.onnx.export;

import dev.toolace.onnx.checkpoint.FloatTensor;
import java.util.List;
import java.util.Map;

/**
 * All architectures in double precision, straight from their definitions: the whole sequence at once, no cache, no
 * tricks. Shares no code with the exporter.
 */
final class ReferenceDecoder {
    private final Map<String, Object> config;
    private final Map<String, FloatTensor> weights;
    private final String type;
    private final boolean gemma;
    private final int hidden;
    private final int heads;
    private final int kvHeads;
    private final int headDim;
    /** Length of the text; rotary frequencies may depend on it. */
    private int length;

    ReferenceDecoder(Map<String, Object> config, Map<String, FloatTensor> weights) {
        this.config = config;
        this.weights = weights;
        type = (String) config.get("model_type");
        gemma = type.startsWith("gemma");
        hidden = (int) number("hidden_size", 0);
        heads = (int) number("num_attention_heads", 0);
        kvHeads = (int) number("num_key_value_heads", heads);
        headDim = (int) number("head_dim", hidden / heads);
    }

    /** Logits of every position. */
    double[][] logits(int[] ids) {
        length = ids.length;
        double[][] x = new double[length][];
        for (int t = 0; t < length; t++) {
            x[t] = row("model.embed_tokens", ids[t]);
            scale(x[t], gemma ? Math.sqrt(hidden) : number("embedding_multiplier", 1));
        }
        double branch = number("residual_multiplier", 1);
        for (int layer = 0; layer < (int) number("num_hidden_layers", 0); layer++) {
            String prefix = "model.layers." + layer + ".";
            double[][] normed = new double[length][];
            for (int t = 0; t < length; t++) {
                normed[t] = norm(x[t], prefix + "input_layernorm");
            }
            double[][] attended = attention(layer, normed);
            for (int t = 0; t < length; t++) {
                double[] a = linear(attended[t], prefix + "self_attn.o_proj");
                add(x[t], gemma ? norm(a, prefix + "post_attention_layernorm") : a, branch);
                double[] m = mlp(prefix + "mlp.",
                        norm(x[t], prefix + (gemma ? "pre_feedforward_layernorm" : "post_attention_layernorm")));
                add(x[t], gemma ? norm(m, prefix + "post_feedforward_layernorm") : m, branch);
            }
        }
        double cap = number("final_logit_softcapping", 0);
        for (int t = 0; t < length; t++) {
            x[t] = linear(norm(x[t], "model.norm"), weights.containsKey("lm_head.weight") ? "lm_head" : "model.embed_tokens");
            scale(x[t], 1 / number("logits_scaling", 1));
            for (int i = 0; cap > 0 && i < x[t].length; i++) {
                x[t][i] = Math.tanh(x[t][i] / cap) * cap;
            }
        }
        return x;
    }

    int[] greedy(int[] prompt, int count) {
        int[] all = prompt.clone();
        int[] out = new int[count];
        for (int i = 0; i < count; i++) {
            double[] last = logits(all)[all.length - 1];
            for (int token = 1; token < last.length; token++) {
                out[i] = last[token] > last[out[i]] ? token : out[i];
            }
            all = java.util.Arrays.copyOf(all, all.length + 1);
            all[all.length - 1] = out[i];
        }
        return out;
    }

    private double[][] attention(int layer, double[][] x) {
        String prefix = "model.layers." + layer + ".self_attn.";
        int length = x.length;
        double[][][] q = new double[length][heads][];
        double[][][] k = new double[length][kvHeads][];
        double[][][] v = new double[length][kvHeads][];
        for (int t = 0; t < length; t++) {
            double[] all = type.equals("phi3") ? linear(x[t], prefix + "qkv_proj") : concat(linear(x[t], prefix + "q_proj"),
                    linear(x[t], prefix + "k_proj"), linear(x[t], prefix + "v_proj"));
            for (int head = 0; head < heads + 2 * kvHeads; head++) {
                double[] one = java.util.Arrays.copyOfRange(all, head * headDim, (head + 1) * headDim);
                if (head < heads) {
                    q[t][head] = position(layer, t, headNorm(one, prefix + "q_norm"));
                } else if (head < heads + kvHeads) {
                    k[t][head - heads] = position(layer, t, headNorm(one, prefix + "k_norm"));
                } else {
                    v[t][head - heads - kvHeads] = one;
                }
            }
        }
        double factor = gemma ? Math.pow(number("query_pre_attn_scalar", 256), -0.5)
                : type.equals("granite") ? number("attention_multiplier", 1) : 1 / Math.sqrt(headDim);
        double cap = type.equals("gemma2") ? number("attn_logit_softcapping", 50) : 0;
        int window = sliding(layer) ? (int) number("sliding_window", 4096) : length;
        double[][] out = new double[length][heads * headDim];
        for (int t = 0; t < length; t++) {
            for (int head = 0; head < heads; head++) {
                int group = head / (heads / kvHeads);
                int first = Math.max(0, t - window + 1);
                double[] scores = new double[t + 1];
                double total = 0;
                for (int s = first; s <= t; s++) {
                    double score = dot(q[t][head], k[s][group]) * factor;
                    scores[s] = Math.exp(cap > 0 ? Math.tanh(score / cap) * cap : score);
                    total += scores[s];
                }
                for (int s = first; s <= t; s++) {
                    for (int i = 0; i < headDim; i++) {
                        out[t][head * headDim + i] += scores[s] / total * v[s][group][i];
                    }
                }
            }
        }
        return out;
    }

    private double[] headNorm(double[] x, String name) {
        return type.equals("qwen3") || type.equals("gemma3_text") ? norm(x, name) : x;
    }

    private boolean sliding(int layer) {
        if (config.get("layer_types") instanceof List<?> types && !type.equals("mistral")) {
            return types.get(layer).equals("sliding_attention");
        }
        return switch (type) {
            case "mistral", "phi3" -> config.get("sliding_window") != null;
            case "qwen2", "qwen3" -> config.get("use_sliding_window") == Boolean.TRUE && layer >= number("max_window_layers", 28);
            case "smollm3" -> config.get("use_sliding_window") == Boolean.TRUE && !rotated(layer);
            case "gemma2" -> layer % 2 == 0;
            case "gemma3_text" -> (layer + 1) % (int) number("sliding_window_pattern", 6) != 0;
            default -> false;
        };
    }

    private boolean rotated(int layer) {
        if (!type.equals("smollm3")) {
            return true;
        }
        return config.get("no_rope_layers") instanceof List<?> list ? list.get(layer).equals(1)
                : (layer + 1) % (int) number("no_rope_layer_interval", 4) != 0;
    }

    private double[] position(int layer, int t, double[] head) {
        if (!rotated(layer)) {
            return head;
        }
        int dim = (int) (headDim * number("partial_rotary_factor", 1));
        boolean local = type.equals("gemma3_text") && sliding(layer);
        double base = local ? number("rope_local_base_freq", 10000)
                : number("rope_theta", type.equals("smollm3") ? 2e6 : type.equals("gemma3_text") ? 1e6 : 1e4);
        double[] out = head.clone();
        for (int i = 0; i < dim / 2; i++) {
            double angle = t * (local ? 1 / Math.pow(base, 2.0 * i / dim) : frequency(base, i, dim));
            double size = local ? 1 : magnitude();
            out[i] = size * (head[i] * Math.cos(angle) - head[i + dim / 2] * Math.sin(angle));
            out[i + dim / 2] = size * (head[i + dim / 2] * Math.cos(angle) + head[i] * Math.sin(angle));
        }
        return out;
    }

    private double frequency(double base, int pair, int dim) {
        double plain = 1 / Math.pow(base, 2.0 * pair / dim);
        if (!(config.get("rope_scaling") instanceof Map<?, ?> scaling)) {
            return plain;
        }
        if (config.containsKey("original_max_position_embeddings")) {
            List<?> factors = (List<?>) scaling.get(
                    length > number("original_max_position_embeddings", 0) ? "long_factor" : "short_factor");
            return plain / ((Number) factors.get(pair)).doubleValue();
        }
        double factor = ((Number) scaling.get("factor")).doubleValue();
        double original = scaling.get("original_max_position_embeddings") instanceof Number n ? n.doubleValue() : 0;
        switch ((String) scaling.get("rope_type")) {
            case "linear":
                return plain / factor;
            case "llama3":
                double turns = original * plain / (2 * Math.PI);
                double share = (turns - ((Number) scaling.get("low_freq_factor")).doubleValue())
                        / (((Number) scaling.get("high_freq_factor")).doubleValue()
                        - ((Number) scaling.get("low_freq_factor")).doubleValue());
                share = Math.min(1, Math.max(0, share));
                return share * plain + (1 - share) * plain / factor;
            case "yarn":
                double fast = Math.max(0, Math.floor(dim * Math.log(original / (64 * Math.PI)) / (2 * Math.log(base))));
                double slow = Math.min(dim - 1, Math.ceil(dim * Math.log(original / (2 * Math.PI)) / (2 * Math.log(base))));
                double ramp = Math.min(1, Math.max(0, (pair - fast) / (slow - fast)));
                return plain / factor * ramp + plain * (1 - ramp);
            default:
                return plain;
        }
    }

    private double magnitude() {
        if (config.containsKey("original_max_position_embeddings")) {
            double original = number("original_max_position_embeddings", 0);
            return Math.sqrt(1 + Math.log(number("max_position_embeddings", 0) / original) / Math.log(original));
        }
        return config.get("rope_scaling") instanceof Map<?, ?> scaling && "yarn".equals(scaling.get("rope_type"))
                ? 0.1 * Math.log(((Number) scaling.get("factor")).doubleValue()) + 1 : 1;
    }

    private double[] mlp(String prefix, double[] x) {
        double[] gate;
        double[] up;
        if (type.equals("phi3")) {
            double[] both = linear(x, prefix + "gate_up_proj");
            gate = java.util.Arrays.copyOf(both, both.length / 2);
            up = java.util.Arrays.copyOfRange(both, both.length / 2, both.length);
        } else {
            gate = linear(x, prefix + "gate_proj");
            up = linear(x, prefix + "up_proj");
        }
        for (int i = 0; i < gate.length; i++) {
            double g = gate[i];
            gate[i] = up[i] * (gemma ? 0.5 * g * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (g + 0.044715 * g * g * g)))
                    : g / (1 + Math.exp(-g)));
        }
        return linear(gate, prefix + "down_proj");
    }

    private double[] norm(double[] x, String name) {
        float[] weight = weights.get(name + ".weight").values();
        double rms = Math.sqrt(dot(x, x) / x.length + number("rms_norm_eps", type.equals("phi3") ? 1e-5 : 1e-6));
        double[] out = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i] / rms * (gemma ? 1.0 + weight[i] : weight[i]);
        }
        return out;
    }

    private double[] linear(double[] x, String name) {
        FloatTensor tensor = weights.get(name + ".weight");
        FloatTensor bias = weights.get(name + ".bias");
        double[] out = new double[tensor.shape().get(0)];
        for (int row = 0; row < out.length; row++) {
            out[row] = bias == null ? 0 : bias.values()[row];
            for (int i = 0; i < x.length; i++) {
                out[row] += (double) tensor.values()[row * x.length + i] * x[i];
            }
        }
        return out;
    }

    private double[] row(String name, int row) {
        double[] out = new double[hidden];
        for (int i = 0; i < hidden; i++) {
            out[i] = weights.get(name + ".weight").values()[row * hidden + i];
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void scale(double[] x, double factor) {
        add(x, x.clone(), factor - 1);
    }

    private static void add(double[] to, double[] what, double factor) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static double[] concat(double[]... parts) {
        return java.util.Arrays.stream(parts).flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    private double number(String name, double otherwise) {
        return config.containsKey(name) ? config.get(name) instanceof Number n ? n.doubleValue() : 0 : otherwise;
    }
}

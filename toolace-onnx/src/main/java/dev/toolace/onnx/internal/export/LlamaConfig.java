package dev.toolace.onnx.internal.export;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The shape of a Llama-like model, from its {@code config.json}.
 *
 * @param architecture Hugging Face's class name
 * @param vocabulary   tokens
 * @param hidden       width of the residual stream
 * @param intermediate width of the feed-forward part
 * @param layers       number of layers
 * @param heads        query heads
 * @param kvHeads      key and value heads
 * @param headSize     numbers of one head
 * @param epsilon      of the RMS norm
 * @param context      longest sequence in tokens
 * @param tied         whether the output layer is the embedding
 * @param rotary       rotary embedding
 */
public record LlamaConfig(String architecture, int vocabulary, int hidden, int intermediate, int layers, int heads,
        int kvHeads, int headSize, float epsilon, int context, boolean tied, Rotary rotary) {
    private static final Set<String> KNOWN =
            Set.of("LlamaForCausalLM", "MistralForCausalLM", "Qwen2ForCausalLM", "Qwen3ForCausalLM");

    /** Reads and checks the configuration. */
    public static LlamaConfig read(JsonObject object) {
        JsonFile config = new JsonFile("config.json", object, OnnxErrors.CHECKPOINT_BROKEN);
        String architecture = architecture(config);
        if (!KNOWN.contains(architecture)) {
            throw unsupported("architecture '" + architecture + "'; known are " + KNOWN.stream().sorted().toList());
        }
        int hidden = config.positive("hidden_size");
        int heads = config.positive("num_attention_heads");
        int kvHeads = Objects.requireNonNullElse(config.integer("num_key_value_heads"), heads);
        Integer headSize = config.integer("head_dim");
        if (headSize == null) {
            if (hidden % heads != 0) {
                throw config.fail("'hidden_size' is not a multiple of 'num_attention_heads'");
            }
            headSize = hidden / heads;
        }
        if (kvHeads <= 0 || heads % kvHeads != 0 || headSize <= 0 || headSize % 2 != 0) {
            throw config.fail("heads " + heads + ", key-value heads " + kvHeads + " and head size " + headSize
                    + " do not fit together");
        }
        int context = config.positive("max_position_embeddings");
        check(config, context);
        return new LlamaConfig(architecture, config.positive("vocab_size"), hidden, config.positive("intermediate_size"),
                config.positive("num_hidden_layers"), heads, kvHeads, headSize,
                (float) config.number("rms_norm_eps", 1e-6), context, config.bool("tie_word_embeddings", false),
                Rotary.read(config, headSize, context));
    }

    private static String architecture(JsonFile config) {
        JsonValue value = config.find("architectures");
        List<JsonValue> names = value instanceof JsonArray array ? array.elements() : List.of();
        if (names.size() == 1 && names.get(0) instanceof JsonString name) {
            return name.value();
        }
        throw config.fail("'architectures' must name one architecture");
    }

    private static void check(JsonFile config, int context) {
        String activation = config.text("hidden_act");
        if (activation != null && !activation.equals("silu")) {
            throw unsupported("activation '" + activation + "'");
        }
        if (config.number("partial_rotary_factor", 1) != 1) {
            throw unsupported("a rotary embedding of a part of each head");
        }
        Integer window = config.integer("sliding_window");
        boolean used = config.bool("use_sliding_window", !Objects.requireNonNullElse(config.text("model_type"), "").startsWith("qwen"));
        if (window != null && used && window < context) {
            throw unsupported("attention with a sliding window");
        }
    }

    static ToolaceException unsupported(String what) {
        return new ToolaceException(OnnxErrors.CHECKPOINT_ARCHITECTURE, "the exporter does not support " + what);
    }
}

package dev.toolace.train.djl;

import dev.toolace.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of a Llama-architecture decoder with as many key-value heads as query heads and tied embeddings.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param vocabularySize number of token ids
 * @param hiddenSize width of the residual stream; a multiple of {@code heads}
 * @param intermediateSize width of the gated feed-forward layer
 * @param layers number of decoder layers
 * @param heads number of attention heads
 * @param maxPositions longest sequence, in tokens, that the model promises to handle
 * @param ropeTheta base of the rotary position frequencies
 * @param rmsNormEps added to the mean square before the root, in every normalisation
 */
public record LlamaConfig(
        int vocabularySize,
        int hiddenSize,
        int intermediateSize,
        int layers,
        int heads,
        int maxPositions,
        double ropeTheta,
        double rmsNormEps) {

    /** Checks that the sizes fit together. */
    public LlamaConfig {
        if (vocabularySize < 1 || hiddenSize < 1 || intermediateSize < 1 || layers < 1 || heads < 1
                || maxPositions < 1) {
            throw new IllegalArgumentException("every size of a model is at least 1");
        }
        if (hiddenSize % heads != 0 || (hiddenSize / heads) % 2 != 0) {
            throw new IllegalArgumentException(
                    "hidden size " + hiddenSize + " does not divide into " + heads + " heads of even width");
        }
    }

    /**
     * Width of one attention head.
     *
     * @return an even number
     */
    public int headSize() {
        return hiddenSize / heads;
    }

    /**
     * The {@code config.json} that Hugging Face readers expect beside {@code model.safetensors}.
     *
     * @param endToken id of the token that ends every message
     * @param padToken id of the padding token
     * @return the content of the file
     */
    public JsonValue toConfigJson(int endToken, int padToken) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architectures", List.of("LlamaForCausalLM"));
        json.put("model_type", "llama");
        json.put("vocab_size", vocabularySize);
        json.put("hidden_size", hiddenSize);
        json.put("intermediate_size", intermediateSize);
        json.put("num_hidden_layers", layers);
        json.put("num_attention_heads", heads);
        json.put("num_key_value_heads", heads);
        json.put("head_dim", headSize());
        json.put("hidden_act", "silu");
        json.put("rms_norm_eps", rmsNormEps);
        json.put("rope_theta", ropeTheta);
        json.put("max_position_embeddings", maxPositions);
        json.put("tie_word_embeddings", true);
        json.put("attention_bias", false);
        json.put("mlp_bias", false);
        json.put("torch_dtype", "float32");
        json.put("bos_token_id", null);
        json.put("eos_token_id", endToken);
        json.put("pad_token_id", padToken);
        return JsonValue.of(json);
    }
}

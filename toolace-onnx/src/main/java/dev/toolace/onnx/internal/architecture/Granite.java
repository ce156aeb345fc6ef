package dev.toolace.onnx.internal.architecture;

/** Granite 3: Llama with four multipliers. */
final class Granite implements Architecture {
    @Override
    public String name() {
        return "GraniteForCausalLM";
    }

    @Override
    public String modelType() {
        return "granite";
    }

    @Override
    public void describe(DecoderDraft draft) {
        boolean biased = draft.config.bool("attention_bias", false);
        draft.queryKeyValueBias = biased;
        draft.outputBias = biased;
        draft.feedForwardBias = draft.config.bool("mlp_bias", false);
        draft.embeddingScale = draft.config.number("embedding_multiplier", 1);
        draft.residualScale = draft.config.number("residual_multiplier", 1);
        draft.scoreScale = draft.config.number("attention_multiplier", 1);
        draft.logitsDivisor = draft.config.number("logits_scaling", 1);
    }
}

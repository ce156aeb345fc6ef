package dev.toolace.onnx.internal.architecture;

/** Llama 2 and 3, SmolLM2, TinyLlama and others of the same class. */
final class Llama implements Architecture {
    @Override
    public String name() {
        return "LlamaForCausalLM";
    }

    @Override
    public String modelType() {
        return "llama";
    }

    @Override
    public void describe(DecoderDraft draft) {
        boolean biased = draft.config.bool("attention_bias", false);
        draft.queryKeyValueBias = biased;
        draft.outputBias = biased;
        draft.feedForwardBias = draft.config.bool("mlp_bias", false);
    }
}

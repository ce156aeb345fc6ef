package dev.toolace.onnx.internal.architecture;

/** Qwen3: each query and key head is normalized. */
final class Qwen3 implements Architecture {
    @Override
    public String name() {
        return "Qwen3ForCausalLM";
    }

    @Override
    public String modelType() {
        return "qwen3";
    }

    @Override
    public void describe(DecoderDraft draft) {
        draft.defaultKvHeads = 32;
        draft.defaultHeadSize = 128;
        draft.normedHeads = true;
        boolean biased = draft.config.bool("attention_bias", false);
        draft.queryKeyValueBias = biased;
        draft.outputBias = biased;
        Qwen2.slide(draft);
    }
}

package dev.toolace.onnx.internal.architecture;

/** Mistral: a window in every layer, 4096 positions where the configuration is silent. */
final class Mistral implements Architecture {
    @Override
    public String name() {
        return "MistralForCausalLM";
    }

    @Override
    public String modelType() {
        return "mistral";
    }

    @Override
    public void describe(DecoderDraft draft) {
        draft.defaultKvHeads = 8;
        draft.slideEverywhere(draft.integer("sliding_window", 4096));
    }
}

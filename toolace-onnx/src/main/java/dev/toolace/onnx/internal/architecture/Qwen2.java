package dev.toolace.onnx.internal.architecture;

import java.util.Objects;

/** Qwen2 and Qwen2.5: biases of queries, keys and values; a window in the upper layers, where it is used. */
final class Qwen2 implements Architecture {
    @Override
    public String name() {
        return "Qwen2ForCausalLM";
    }

    @Override
    public String modelType() {
        return "qwen2";
    }

    @Override
    public void describe(DecoderDraft draft) {
        draft.defaultKvHeads = 32;
        draft.queryKeyValueBias = true;
        slide(draft);
    }

    /** Qwen3 has the same. */
    static void slide(DecoderDraft draft) {
        int first = Objects.requireNonNullElse(draft.config.integer("max_window_layers"), 28);
        Integer window = draft.config.bool("use_sliding_window", false) ? draft.integer("sliding_window", 4096) : null;
        draft.slide(window, layer -> window != null && layer >= first);
    }
}

package dev.toolace.onnx.internal.architecture;

import java.util.List;
import java.util.Objects;

/** SmolLM3: some layers, every fourth by default, have no rotary embedding. */
final class SmolLm3 implements Architecture {
    @Override
    public String name() {
        return "SmolLM3ForCausalLM";
    }

    @Override
    public String modelType() {
        return "smollm3";
    }

    @Override
    public void describe(DecoderDraft draft) {
        draft.defaultKvHeads = 4;
        draft.defaultTheta = 2_000_000;
        draft.defaultTied = true;
        boolean biased = draft.config.bool("attention_bias", false);
        draft.queryKeyValueBias = biased;
        draft.outputBias = biased;
        draft.feedForwardBias = draft.config.bool("mlp_bias", false);
        // In spite of its name, the list has 1 where there is a rotary embedding.
        List<Integer> rotated = draft.config.integers("no_rope_layers");
        int interval = Objects.requireNonNullElse(draft.config.integer("no_rope_layer_interval"), 4);
        if (draft.config.find("no_rope_layers") != null && rotated.size() != draft.layers || interval <= 0) {
            throw draft.config.fail("'no_rope_layers' must have one number for each layer, "
                    + "'no_rope_layer_interval' be above 0");
        }
        for (int layer = 0; layer < draft.layers; layer++) {
            draft.rotated[layer] = rotated.isEmpty() ? (layer + 1) % interval != 0 : rotated.get(layer) != 0;
        }
        Integer window = draft.config.bool("use_sliding_window", false) ? draft.config.integer("sliding_window") : null;
        draft.slide(window, layer -> window != null && !draft.rotated[layer]);
    }
}

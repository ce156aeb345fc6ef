package dev.toolace.onnx.internal.architecture;

import dev.toolace.onnx.internal.json.JsonFile;

/**
 * Phi-3 and Phi-4: fused tensors, a window in every layer where there is one, perhaps only a part of each head rotated.
 */
final class Phi3 implements Architecture {
    @Override
    public String name() {
        return "Phi3ForCausalLM";
    }

    @Override
    public String modelType() {
        return "phi3";
    }

    @Override
    public void describe(DecoderDraft draft) {
        draft.fused = true;
        draft.defaultEpsilon = 1e-5;
        JsonFile parameters = draft.config.child("rope_parameters");
        draft.rotaryPart = (parameters == null ? draft.config : parameters).number("partial_rotary_factor",
                draft.config.number("partial_rotary_factor", 1));
        JsonFile scaling = parameters == null ? draft.config.child("rope_scaling") : parameters;
        if (scaling != null && !RopeSettings.type(scaling).equals("default")) {
            // Older configurations call it su or yarn; all have other frequencies for long texts than for short ones.
            throw Architectures.unsupported("rotary scaling '" + RopeSettings.type(scaling) + "' of Phi-3 (longrope)");
        }
        draft.slideEverywhere(draft.config.integer("sliding_window"));
    }
}

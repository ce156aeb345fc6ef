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
        LongRope rope =
                LongRope.read(draft.config, parameters == null ? draft.config.child("rope_scaling") : parameters);
        if (rope != null) {
            draft.stretch(rope);
        }
        draft.slideEverywhere(draft.config.integer("sliding_window"));
    }
}

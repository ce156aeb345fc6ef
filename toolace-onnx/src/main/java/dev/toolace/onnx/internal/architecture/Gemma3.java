package dev.toolace.onnx.internal.architecture;

import java.util.Objects;

/** Gemma 3's text model: five layers with a window and a rotary base of their own, then one without window. */
final class Gemma3 implements Architecture {
    @Override
    public String name() {
        return "Gemma3ForCausalLM";
    }

    @Override
    public String modelType() {
        return "gemma3_text";
    }

    @Override
    public void describe(DecoderDraft draft) {
        Gemma2.gemma(draft);
        draft.normedHeads = true;
        draft.defaultTheta = 1_000_000;
        draft.localTheta = draft.config.number("rope_local_base_freq", 10_000);
        draft.logitsCap = draft.cap("final_logit_softcapping", 0);
        if (draft.cap("attn_logit_softcapping", 0) != 0) {
            // Hugging Face reads it and does not apply it.
            throw Architectures.unsupported("'attn_logit_softcapping' in Gemma 3");
        }
        int pattern = Objects.requireNonNullElse(draft.config.integer("sliding_window_pattern"), 6);
        if (pattern <= 0) {
            throw draft.config.fail("'sliding_window_pattern' must be above 0");
        }
        draft.slide(draft.integer("sliding_window", 4096), layer -> (layer + 1) % pattern != 0);
    }
}

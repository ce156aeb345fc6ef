package dev.toolace.onnx.internal.architecture;

/** Gemma 2: norms before and after, a window in every other layer, soft caps. */
final class Gemma2 implements Architecture {
    @Override
    public String name() {
        return "Gemma2ForCausalLM";
    }

    @Override
    public String modelType() {
        return "gemma2";
    }

    @Override
    public void describe(DecoderDraft draft) {
        gemma(draft);
        draft.scoreCap = draft.cap("attn_logit_softcapping", 50);
        draft.logitsCap = draft.cap("final_logit_softcapping", 30);
        draft.slide(draft.integer("sliding_window", 4096), layer -> layer % 2 == 0);
    }

    /** What Gemma 2 and 3 have in common. */
    static void gemma(DecoderDraft draft) {
        draft.defaultKvHeads = 4;
        draft.defaultHeadSize = 256;
        draft.defaultTied = true;
        // Both spellings occur in one file; hidden_activation is the one that counts.
        draft.activation = "hidden_activation";
        draft.defaultActivation = "gelu_pytorch_tanh";
        draft.normsPlusOne = true;
        draft.normedOutputs = true;
        boolean biased = draft.config.bool("attention_bias", false);
        draft.queryKeyValueBias = biased;
        draft.outputBias = biased;
        draft.embeddingScale = Math.sqrt(draft.hidden);
        double scalar = draft.config.number("query_pre_attn_scalar", 256);
        if (!(scalar > 0)) {
            throw draft.config.fail("'query_pre_attn_scalar' must be above 0");
        }
        draft.scoreScale = 1 / Math.sqrt(scalar);
        if (draft.config.bool("use_bidirectional_attention", false)) {
            throw Architectures.unsupported("'use_bidirectional_attention'");
        }
    }
}

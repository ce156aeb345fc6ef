package dev.toolace.onnx.export;

/** What an export is made to run on. */
public enum ExportTarget {
    /** The processor: all of the graph computes in single precision. On a GPU, its attention stays on the processor. */
    CPU,
    /**
     * An NVIDIA GPU through CUDA: the attention and its cache are in half precision, the only one that ONNX Runtime's
     * {@code GroupQueryAttention} knows there besides bfloat16; all else is as for the processor. Also runs on a
     * processor, without drafts and with prompts reused in whole chunks only. Has not been run on a GPU yet.
     */
    CUDA
}

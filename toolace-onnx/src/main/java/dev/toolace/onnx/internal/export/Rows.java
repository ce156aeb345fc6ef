package dev.toolace.onnx.internal.export;

/** Which positions of a run go where in the graph. */
interface Rows {
    /**
     * Reads the inputs, which the graph must have, and makes {@code seqlens_k} and {@code total_length}, as {@code
     * GroupQueryAttention} wants them.
     */
    void declare(String ids, String mask);

    /** Of how many positions there are logits: a dimension of the output. */
    Object logitsLength();

    /** Rows as the attention takes them. */
    String attended(String from);

    /** The attention's rows as they go on. */
    String real(String from);

    /** Of these, those whose logits are wanted. */
    String kept(String from);
}

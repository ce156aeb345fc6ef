package dev.toolace.onnx.internal.architecture;

/**
 * One of Hugging Face's decoder classes: how its configuration maps to a graph. A new architecture is a new file with
 * this interface and a line in {@link Architectures}.
 */
interface Architecture {
    /** Hugging Face's class name, as {@code architectures} of a configuration has it. */
    String name();

    /** Hugging Face's {@code model_type}. */
    String modelType();

    /** Says what is not as in Llama. Absent values have the defaults of the architecture's own configuration class. */
    void describe(DecoderDraft draft);
}

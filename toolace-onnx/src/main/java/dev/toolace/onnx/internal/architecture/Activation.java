package dev.toolace.onnx.internal.architecture;

/** The function of a feed-forward part's gate. */
public enum Activation {
    /** {@code x * sigmoid(x)}. */
    SILU,
    /** {@code x * Phi(x)}, Phi being the normal distribution. */
    GELU,
    /** GELU by its approximation with a hyperbolic tangent. */
    GELU_TANH,
    /** {@code max(x, 0)}. */
    RELU;

    static Activation of(String name) {
        return switch (name) {
            case "silu", "swish" -> SILU;
            case "gelu" -> GELU;
            case "gelu_pytorch_tanh", "gelu_new", "gelu_fast" -> GELU_TANH;
            case "relu" -> RELU;
            default -> throw Architectures.unsupported("activation '" + name + "'");
        };
    }
}

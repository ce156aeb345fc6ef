package dev.toolace.onnx.internal.architecture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decoder with gated feed-forward parts, root-mean-square norms and rotary embeddings, as its configuration describes
 * it.
 *
 * @param architecture Hugging Face's class name
 * @param vocabulary   tokens
 * @param hidden       width of the residual stream
 * @param intermediate width of the feed-forward part
 * @param heads        query heads
 * @param kvHeads      key and value heads
 * @param headSize     numbers of one head
 * @param rotarySize   numbers at the beginning of a head that are rotated
 * @param context      longest sequence in tokens
 * @param tied         whether the output layer is the embedding
 * @param fused        whether queries, keys and values are one tensor, and gate and up another
 * @param activation   of the gate
 * @param norms        where norms are, and of which kind
 * @param biases       which linear layers have biases
 * @param scales       factors here and there
 * @param caps         soft caps of scores and logits
 * @param layers       what is different from layer to layer
 */
public record DecoderConfig(String architecture, int vocabulary, int hidden, int intermediate, int heads, int kvHeads,
        int headSize, int rotarySize, int context, boolean tied, boolean fused, Activation activation, Norms norms,
        Biases biases, Scales scales, Caps caps, List<Layer> layers) {

    /**
     * The norms.
     *
     * @param epsilon added to the mean square
     * @param plusOne whether the factor is one more than the stored weight
     * @param outputs whether the outputs of attention and feed-forward part are normalized too
     * @param heads   whether each query and key head is normalized
     */
    public record Norms(float epsilon, boolean plusOne, boolean outputs, boolean heads) { }

    /**
     * The biases.
     *
     * @param queryKeyValue of the projections of queries, keys and values
     * @param output        of the projection of the attention's output
     * @param feedForward   of all three projections of the feed-forward part
     */
    public record Biases(boolean queryKeyValue, boolean output, boolean feedForward) { }

    /**
     * Factors.
     *
     * @param embedding multiplies the embedding
     * @param scores    multiplies products of queries and keys
     * @param residual  multiplies what attention and feed-forward part add to the residual stream
     * @param logits    divides the logits
     */
    public record Scales(float embedding, float scores, float residual, float logits) { }

    /**
     * Soft caps: {@code cap * tanh(x / cap)}; 0 for none.
     *
     * @param scores of the attention's scores
     * @param logits of the logits
     */
    public record Caps(float scores, float logits) { }

    /**
     * One layer.
     *
     * @param rotary rotary embedding, or null for none
     * @param window how many positions a token sees, itself included; 0 for all
     */
    public record Layer(@Nullable Rotary rotary, int window) { }
}

package dev.toolace.train.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;

/**
 * The forward pass of a Llama decoder, written in DJL array operations so that autograd gives the backward pass.
 *
 * <p>Every intermediate array is attached to the manager of the input ids, never to that of the parameters: closing the
 * manager of one step frees all that the step allocated. Safe for use from several threads at once as long as each
 * brings ids of its own manager.
 */
final class LlamaModel {

    private final LlamaConfig config;
    private final Parameters parameters;

    LlamaModel(LlamaConfig config, Parameters parameters) {
        this.config = config;
        this.parameters = parameters;
    }

    /**
     * Hidden states after the final normalisation.
     *
     * @param ids token ids, int64, shape (batch, time), padded on the right
     * @return float32, shape (batch * time, hidden)
     */
    NDArray hidden(NDArray ids) {
        NDManager manager = ids.getManager();
        long batch = ids.getShape().get(0);
        int time = (int) ids.getShape().get(1);
        NDList rotary = rotary(manager, time);
        NDArray mask = causalMask(manager, time);
        NDArray x = embed(ids, parameters.embedding());
        for (int layer = 0; layer < config.layers(); layer++) {
            Parameters.Layer p = parameters.layer(layer);
            x = x.add(attention(norm(x, p.attentionNorm()), p, rotary, mask, batch, time));
            x = x.add(feedForward(norm(x, p.feedForwardNorm()), p));
        }
        return norm(x, parameters.finalNorm()).reshape(batch * time, config.hiddenSize());
    }

    /**
     * Weighted sum of the negative log-likelihoods at chosen positions.
     *
     * @param hidden shape (positions, hidden), from {@link #hidden}
     * @param rows which rows of {@code hidden} predict, int64, shape (n)
     * @param targets the token that each row should predict, int64, shape (n)
     * @param weights weight of each row, float32, shape (n)
     * @return scalar
     */
    NDArray loss(NDArray hidden, NDArray rows, NDArray targets, NDArray weights) {
        NDArray chosen = embed(rows, hidden);
        NDArray logits = linear(chosen, parameters.embedding());
        NDArray likelihood = logits.logSoftmax(-1).gather(targets.expandDims(-1), -1).squeeze(-1);
        return likelihood.mul(weights).sum().neg();
    }

    private NDArray attention(
            NDArray x, Parameters.Layer p, NDList rotary, NDArray mask, long batch, int time) {
        int heads = config.heads();
        int width = config.headSize();
        NDList projected = linear(x, p.queryKeyValue()).split(3, 2);
        Shape split = new Shape(batch, time, heads, width);
        NDArray q = rotate(projected.get(0).reshape(split).transpose(0, 2, 1, 3), rotary);
        NDArray k = rotate(projected.get(1).reshape(split).transpose(0, 2, 1, 3), rotary);
        NDArray v = projected.get(2).reshape(split).transpose(0, 2, 1, 3);
        // Not q.mul(number): DJL would free the number's memory at once, and the backward pass would read what came after it.
        NDArray scale = x.getManager().create(1 / Math.sqrt(width));
        NDArray scores = q.mul(scale).matMul(k.transpose(0, 1, 3, 2)).add(mask);
        NDArray mixed = scores.softmax(-1).matMul(v).transpose(0, 2, 1, 3);
        return linear(mixed.reshape(batch, time, config.hiddenSize()), p.output());
    }

    private NDArray feedForward(NDArray x, Parameters.Layer p) {
        NDList gateAndUp = linear(x, p.gateUp()).split(2, 2);
        NDArray gate = gateAndUp.get(0);
        NDArray silu = gate.mul(Activation.sigmoid(gate));
        return linear(silu.mul(gateAndUp.get(1)), p.down());
    }

    private NDArray norm(NDArray x, NDArray weight) {
        NDArray meanSquare = x.square().mean(new int[] {-1}, true);
        return x.div(meanSquare.add(config.rmsNormEps()).sqrt()).mul(weight);
    }

    /** Rotary embedding in the half-rotation convention of Hugging Face checkpoints. */
    private static NDArray rotate(NDArray x, NDList rotary) {
        NDList halves = x.split(2, 3);
        NDArray turned = NDArrays.concat(new NDList(halves.get(1).neg(), halves.get(0)), 3);
        return x.mul(rotary.get(0)).add(turned.mul(rotary.get(1)));
    }

    private NDList rotary(NDManager manager, int time) {
        int width = config.headSize();
        float[] cos = new float[time * width];
        float[] sin = new float[time * width];
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < width; i++) {
                double angle = t * Math.pow(config.ropeTheta(), -2.0 * (i % (width / 2)) / width);
                cos[t * width + i] = (float) Math.cos(angle);
                sin[t * width + i] = (float) Math.sin(angle);
            }
        }
        Shape shape = new Shape(time, width);
        return new NDList(manager.create(cos, shape), manager.create(sin, shape));
    }

    private static NDArray causalMask(NDManager manager, int time) {
        float[] mask = new float[time * time];
        for (int row = 0; row < time; row++) {
            for (int column = row + 1; column < time; column++) {
                mask[row * time + column] = Float.NEGATIVE_INFINITY;
            }
        }
        return manager.create(mask, new Shape(time, time));
    }

    private static NDArray linear(NDArray x, NDArray weight) {
        return Linear.linear(x, weight).singletonOrThrow();
    }

    private static NDArray embed(NDArray ids, NDArray table) {
        return ids.getNDArrayInternal()
                .embedding(ids, table, SparseFormat.DENSE)
                .singletonOrThrow();
    }
}

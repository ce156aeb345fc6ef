package dev.toolace.train.djl;

import java.util.Arrays;
import java.util.Random;

/**
 * Draws the parameters that training starts from. All matrices have shape (out, in), row by row. Not thread-safe.
 *
 * <p>Most weights are normal with deviation 0.7 / sqrt(inputs), narrower where they write to the residual stream. Two
 * circuits are laid out instead of left to chance, because tool calling is copying above all and a small model takes
 * millions of tokens to find them: a head of the first layer that attends to the previous token, and heads of the
 * second layer that look for the place where the current token occurred before and copy what came next (the induction
 * circuit of Olsson et al., arXiv 2209.11895). Training changes them freely; the architecture stays a plain Llama.
 */
final class InitialWeights {

    private static final double DEVIATION = 0.7;
    private static final double EMBEDDING_DEVIATION = 0.2;
    private static final double PREVIOUS_SHARPNESS = 6.4;
    private static final double PREVIOUS_GAIN = 1;
    private static final double MATCH_GAIN = 4;
    private static final double COPY_GAIN = 3;
    private static final int COPYING_HEADS = 3;
    /** Rotary pairs that turn faster than this blur a match over the length of a prompt. */
    private static final double SLOW = 0.01;

    private final LlamaConfig config;
    private final Random random;
    /** The direction that all embeddings share; lets a head attend by position alone. */
    private final double[] common;
    /** What the first head remembers of the previous token, and where it writes that. */
    private final double[][] remembered;
    private final double[][] written;

    InitialWeights(LlamaConfig config, long seed) {
        if (config.hiddenSize() < 1 + 2 * config.headSize()) {
            throw new IllegalArgumentException("a model as narrow as two of its heads has no room for the copying circuit");
        }
        this.config = config;
        this.random = new Random(seed);
        double[][] basis = orthonormal(1 + 2 * config.headSize());
        common = basis[0];
        remembered = Arrays.copyOfRange(basis, 1, 1 + config.headSize());
        written = Arrays.copyOfRange(basis, 1 + config.headSize(), basis.length);
    }

    /** Embeddings: apart from one another, with a common part as long as the rest. */
    float[] embedding() {
        int width = config.hiddenSize();
        float[] weights = normal(config.vocabularySize() * width, EMBEDDING_DEVIATION);
        double length = EMBEDDING_DEVIATION * Math.sqrt(width);
        for (int i = 0; i < weights.length; i++) {
            weights[i] += (float) (common[i % width] * length);
        }
        return weights;
    }

    /** Query, key and value projections of a layer, one above the other. */
    float[] queryKeyValue(int layer) {
        int width = config.hiddenSize();
        float[] weights = normal(3 * width * width, DEVIATION / Math.sqrt(width));
        if (layer == 0) {
            attendToPrevious(weights);
        } else if (layer == 1) {
            for (int head = 0; head < Math.min(COPYING_HEADS, config.heads()); head++) {
                attendToMatch(weights, head);
            }
        }
        return weights;
    }

    /** Output projection of a layer's attention, which writes to the residual stream. */
    float[] output(int layer) {
        int width = config.hiddenSize();
        float[] weights = normal(width * width, DEVIATION / Math.sqrt(width) / Math.sqrt(2.0 * config.layers()));
        if (layer == 0) {
            for (int i = 0; i < config.headSize(); i++) {
                setColumn(weights, i, written[i], PREVIOUS_GAIN);
            }
        } else if (layer == 1) {
            for (int i = 0; i < Math.min(COPYING_HEADS, config.heads()) * config.headSize(); i++) {
                double[] direction = new double[width];
                direction[copied(i)] = 1;
                setColumn(weights, i, direction, COPY_GAIN);
            }
        }
        return weights;
    }

    /** Gate and up projections, one above the other. */
    float[] gateUp() {
        return normal(2 * config.intermediateSize() * config.hiddenSize(), DEVIATION / Math.sqrt(config.hiddenSize()));
    }

    /** Down projection, which writes to the residual stream. */
    float[] down() {
        double deviation = DEVIATION / Math.sqrt(config.intermediateSize()) / Math.sqrt(2.0 * config.layers());
        return normal(config.hiddenSize() * config.intermediateSize(), deviation);
    }

    /** Head 0: the score of a key at distance n is the sum over the rotary pairs of cos(angle * (n - 1)). */
    private void attendToPrevious(float[] weights) {
        int width = config.hiddenSize();
        int half = config.headSize() / 2;
        // After normalisation the common part of an embedding has this length.
        double length = Math.sqrt(width / 2.0);
        for (int pair = 0; pair < half; pair++) {
            double angle = angle(pair);
            setRow(weights, pair, common, PREVIOUS_SHARPNESS / length);
            setRow(weights, pair + half, common, 0);
            setRow(weights, width + pair, common, PREVIOUS_SHARPNESS / length * Math.cos(angle));
            setRow(weights, width + pair + half, common, PREVIOUS_SHARPNESS / length * Math.sin(angle));
        }
        for (int i = 0; i < config.headSize(); i++) {
            setRow(weights, 2 * width + i, remembered[i], 1);
        }
    }

    /** Heads of layer 1: the query asks for the current token, the key offers the one before its own. */
    private void attendToMatch(float[] weights, int head) {
        int width = config.hiddenSize();
        int size = config.headSize();
        for (int i = 0; i < size; i++) {
            double gain = angle(i % (size / 2)) > SLOW ? 0 : MATCH_GAIN;
            setRow(weights, head * size + i, remembered[i], gain);
            setRow(weights, width + head * size + i, written[i], gain);
            double[] direction = new double[width];
            direction[copied(head * size + i)] = 1;
            setRow(weights, 2 * width + head * size + i, direction, 1);
        }
    }

    /** The coordinate of the residual stream that a copying dimension reads and writes. */
    private int copied(int dimension) {
        return dimension * config.hiddenSize() / (Math.min(COPYING_HEADS, config.heads()) * config.headSize());
    }

    private double angle(int pair) {
        return Math.pow(config.ropeTheta(), -2.0 * pair / config.headSize());
    }

    private void setRow(float[] weights, int row, double[] direction, double gain) {
        for (int i = 0; i < direction.length; i++) {
            weights[row * config.hiddenSize() + i] = (float) (direction[i] * gain);
        }
    }

    private void setColumn(float[] weights, int column, double[] direction, double gain) {
        for (int i = 0; i < direction.length; i++) {
            weights[i * config.hiddenSize() + column] = (float) (direction[i] * gain);
        }
    }

    private float[] normal(int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    /** Random directions of length one, each at right angles to the others (Gram-Schmidt). */
    private double[][] orthonormal(int count) {
        double[][] basis = new double[count][config.hiddenSize()];
        for (int i = 0; i < count; i++) {
            double[] direction = basis[i];
            Arrays.setAll(direction, k -> random.nextGaussian());
            for (int j = 0; j < i; j++) {
                double along = dot(direction, basis[j]);
                for (int k = 0; k < direction.length; k++) {
                    direction[k] -= along * basis[j][k];
                }
            }
            double length = Math.sqrt(dot(direction, direction));
            for (int k = 0; k < direction.length; k++) {
                direction[k] /= length;
            }
        }
        return basis;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}

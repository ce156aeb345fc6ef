package dev.toolace.onnx.internal.architecture;

import dev.toolace.onnx.internal.json.JsonFile;
import org.jspecify.annotations.Nullable;

/**
 * Rotary position embedding: angle of position p in dimension pair i is {@code p * frequency[i]}. Scalings are those of
 * Hugging Face's {@code modeling_rope_utils}.
 *
 * @param frequencies one per pair of dimensions
 * @param positions   number of positions
 * @param factor      multiplies cosines and sines
 */
public record Rotary(double[] frequencies, int positions, double factor) {
    static Rotary of(double theta, @Nullable JsonFile scaling, int size, int positions) {
        double[] frequencies = new double[size / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = Math.pow(theta, -2.0 * i / size);
        }
        String type = scaling == null ? "default" : RopeSettings.type(scaling);
        double factor = 1;
        if (scaling != null) {
            switch (type) {
                case "default" -> { }
                case "linear" -> divide(frequencies, factor(scaling));
                case "dynamic" -> checkDynamic(scaling, positions);
                case "llama3" -> llama3(frequencies, scaling);
                case "yarn" -> factor = yarn(frequencies, scaling, theta, positions);
                default -> throw Architectures.unsupported("rotary scaling '" + type + "'");
            }
        }
        return new Rotary(frequencies, positions, factor);
    }

    /** The same for shorter texts. */
    Rotary upTo(int context) {
        return new Rotary(frequencies, Math.min(positions, context), factor);
    }

    private static void divide(double[] frequencies, double factor) {
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] /= factor;
        }
    }

    private static double factor(JsonFile scaling) {
        double factor = scaling.number("factor", 0);
        if (!(factor > 0)) {
            throw scaling.fail("'factor' must be above 0");
        }
        return factor;
    }

    /** Changes nothing up to {@code max_position_embeddings}, which is where an export ends. */
    private static void checkDynamic(JsonFile scaling, int positions) {
        factor(scaling);
        if (scaling.number("original_max_position_embeddings", positions) < positions) {
            throw Architectures.unsupported("rotary scaling 'dynamic' beyond 'original_max_position_embeddings'");
        }
    }

    /** Llama 3.1: long waves are slowed down by the factor, short ones stay, those between are blended. */
    private static void llama3(double[] frequencies, JsonFile scaling) {
        double factor = factor(scaling);
        double low = scaling.number("low_freq_factor", 1);
        double high = scaling.number("high_freq_factor", 4);
        double original = scaling.number("original_max_position_embeddings", 8192);
        for (int i = 0; i < frequencies.length; i++) {
            double wave = 2 * Math.PI / frequencies[i];
            if (wave > original / low) {
                frequencies[i] /= factor;
            } else if (wave >= original / high) {
                double smooth = (original / wave - low) / (high - low);
                frequencies[i] = (1 - smooth) * frequencies[i] / factor + smooth * frequencies[i];
            }
        }
    }

    /** YaRN (arXiv 2309.00071): as Llama 3's, with a ramp over the pairs, and a factor on cosines and sines. */
    private static double yarn(double[] frequencies, JsonFile scaling, double theta, int positions) {
        double factor = factor(scaling);
        double original = scaling.number("original_max_position_embeddings", positions);
        int size = 2 * frequencies.length;
        double low = pairOf(scaling.number("beta_fast", 32), size, theta, original);
        double high = pairOf(scaling.number("beta_slow", 1), size, theta, original);
        if (scaling.bool("truncate", true)) {
            low = Math.floor(low);
            high = Math.ceil(high);
        }
        low = Math.max(low, 0);
        high = Math.min(high, size - 1);
        double width = low == high ? 0.001 : high - low;
        for (int i = 0; i < frequencies.length; i++) {
            double slowed = Math.max(0, Math.min(1, (i - low) / width));
            frequencies[i] = frequencies[i] / factor * slowed + frequencies[i] * (1 - slowed);
        }
        double numerator = scaling.number("mscale", 0);
        double denominator = scaling.number("mscale_all_dim", 0);
        double inferred = numerator != 0 && denominator != 0
                ? magnitude(factor, numerator) / magnitude(factor, denominator) : magnitude(factor, 1);
        return scaling.number("attention_factor", inferred);
    }

    /** The pair of dimensions that turns this often within the original context. */
    private static double pairOf(double rotations, int size, double theta, double original) {
        return size * Math.log(original / (rotations * 2 * Math.PI)) / (2 * Math.log(theta));
    }

    private static double magnitude(double factor, double scale) {
        return factor <= 1 ? 1 : 0.1 * scale * Math.log(factor) + 1;
    }

    /** Cosines of all angles, position by position; pairs that are not rotated have 1. */
    public float[] cosines(int pairs) {
        return table(pairs, true);
    }

    /** Sines of all angles, position by position; pairs that are not rotated have 0. */
    public float[] sines(int pairs) {
        return table(pairs, false);
    }

    private float[] table(int pairs, boolean cosine) {
        float[] values = new float[Math.multiplyExact(positions, pairs)];
        for (int position = 0; position < positions; position++) {
            for (int i = 0; i < pairs; i++) {
                boolean turns = i < frequencies.length;
                // The reference implementations compute angles in single precision.
                float angle = turns ? (float) position * (float) frequencies[i] : 0;
                double value = cosine ? Math.cos(angle) : Math.sin(angle);
                values[position * pairs + i] = (float) (turns ? value * factor : value);
            }
        }
        return values;
    }
}

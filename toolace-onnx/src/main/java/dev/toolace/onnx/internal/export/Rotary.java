package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.internal.json.JsonFile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rotary position embedding: angle of position p in dimension pair i is {@code p * frequency[i]}.
 *
 * @param frequencies one per pair of dimensions
 * @param positions   number of positions
 */
public record Rotary(double[] frequencies, int positions) {
    static Rotary read(JsonFile config, int headSize, int positions) {
        JsonFile parameters = config.child("rope_parameters");
        JsonFile scaling = parameters != null ? parameters : config.child("rope_scaling");
        double theta = parameters != null ? parameters.number("rope_theta", config.number("rope_theta", 10_000))
                : config.number("rope_theta", 10_000);
        double[] frequencies = new double[headSize / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = Math.pow(theta, -2.0 * i / headSize);
        }
        if (scaling != null) {
            scale(frequencies, scaling);
        }
        return new Rotary(frequencies, positions);
    }

    private static void scale(double[] frequencies, JsonFile scaling) {
        @Nullable String newer = scaling.text("rope_type");
        String type = newer != null ? newer : Objects.requireNonNullElse(scaling.text("type"), "default");
        switch (type) {
            case "default" -> { }
            case "linear" -> {
                double factor = factor(scaling);
                for (int i = 0; i < frequencies.length; i++) {
                    frequencies[i] /= factor;
                }
            }
            case "llama3" -> llama3(frequencies, scaling);
            default -> throw LlamaConfig.unsupported("rotary scaling '" + type + "'");
        }
    }

    private static double factor(JsonFile scaling) {
        double factor = scaling.number("factor", 1);
        if (!(factor > 0)) {
            throw scaling.fail("'factor' must be above 0");
        }
        return factor;
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

    /** Cosines of all angles, position by position. */
    float[] cosines() {
        return table(true);
    }

    /** Sines of all angles, position by position. */
    float[] sines() {
        return table(false);
    }

    private float[] table(boolean cosine) {
        float[] values = new float[Math.multiplyExact(positions, frequencies.length)];
        for (int position = 0; position < positions; position++) {
            for (int i = 0; i < frequencies.length; i++) {
                // The reference implementations compute angles in single precision.
                float angle = (float) position * (float) frequencies[i];
                values[position * frequencies.length + i] = (float) (cosine ? Math.cos(angle) : Math.sin(angle));
            }
        }
        return values;
    }
}

package dev.toolace.onnx.internal.architecture;

import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.internal.json.JsonFile;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * LongRoPE (arXiv 2402.13753), as Phi-3 has it: each frequency is divided by a factor of its own, and texts beyond the
 * original length have other factors than shorter ones. One export has one table, so that its longest text decides.
 *
 * @param scaling  the configuration's object
 * @param original length in tokens that the model was trained on first
 * @param longest  length in tokens that it was extended to
 */
record LongRope(JsonFile scaling, int original, int longest) {
    /** Reads Phi-3's configuration; null where it has no such scaling. */
    static @Nullable LongRope read(JsonFile config, @Nullable JsonFile scaling) {
        String type = scaling == null ? "default" : RopeSettings.type(scaling);
        if (scaling == null || type.equals("default")) {
            return null;
        }
        // Hugging Face reads the older names su and yarn as longrope here.
        if (!List.of("longrope", "su", "yarn").contains(type)) {
            throw Architectures.unsupported("rotary scaling '" + type + "' of Phi-3");
        }
        for (String name : List.of("short_mscale", "long_mscale")) {
            if (scaling.find(name) != null) {
                throw Architectures.unsupported("'" + name + "' of rotary scaling '" + type + "'");
            }
        }
        Integer original = scaling.integer("original_max_position_embeddings");
        original = original == null ? config.integer("original_max_position_embeddings") : original;
        original = Objects.requireNonNullElse(original, 4096);
        if (original < 2) {
            throw config.fail("'original_max_position_embeddings' must be above 1");
        }
        return new LongRope(scaling, original, config.positive("max_position_embeddings"));
    }

    /** The embedding for texts up to a length. */
    Rotary rotary(double theta, int size, int context) {
        double[] shorter = factors("short_factor", size / 2);
        double[] longer = factors("long_factor", size / 2);
        double[] frequencies = new double[size / 2];
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = Math.pow(theta, -2.0 * i / size) / (context > original ? longer : shorter)[i];
        }
        double stretch = (double) longest / original;
        double magnitude = stretch <= 1 ? 1 : Math.sqrt(1 + Math.log(stretch) / Math.log(original));
        return new Rotary(frequencies, context, scaling.number("attention_factor", magnitude));
    }

    private double[] factors(String name, int count) {
        List<JsonValue> elements = scaling.find(name) instanceof JsonArray array ? array.elements() : List.of();
        double[] factors = elements.stream()
                .mapToDouble(element -> element instanceof JsonNumber number ? number.value().doubleValue() : 0)
                .filter(factor -> factor > 0 && factor < Double.POSITIVE_INFINITY)
                .toArray();
        if (factors.length != count || elements.size() != count) {
            throw scaling.fail("'" + name + "' must be a list of " + count + " numbers above 0");
        }
        return factors;
    }
}

package dev.toolace.onnx.internal.architecture;

import dev.toolace.onnx.internal.json.JsonFile;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says of rotary embeddings, in the words of transformers 4 ({@code rope_theta}, {@code
 * rope_scaling}) or 5 ({@code rope_parameters}, for each type of layer where types differ).
 *
 * @param theta      base of the frequencies
 * @param scaling    how they are scaled, or null
 * @param localTheta base in layers with a window, or null where they have no own
 */
record RopeSettings(double theta, @Nullable JsonFile scaling, @Nullable Double localTheta) {
    static RopeSettings read(JsonFile config, double defaultTheta, @Nullable Double localTheta, double rotaryPart) {
        JsonFile parameters = config.child("rope_parameters");
        if (parameters == null) {
            part(config, rotaryPart);
            return new RopeSettings(theta(config, defaultTheta), config.child("rope_scaling"), localTheta);
        }
        Double local = localTheta;
        JsonFile full = parameters.child("full_attention");
        JsonFile sliding = parameters.child("sliding_attention");
        if (full != null || sliding != null) {
            if (full == null || sliding == null || localTheta == null) {
                throw Architectures.unsupported("'rope_parameters' by types of layers here");
            }
            String type = sliding.text("rope_type");
            if (type != null && !type.equals("default")) {
                throw Architectures.unsupported("rotary scaling '" + type + "' in layers with a window");
            }
            local = theta(sliding, localTheta);
            part(sliding, rotaryPart);
            parameters = full;
        }
        part(parameters, rotaryPart);
        return new RopeSettings(theta(parameters, theta(config, defaultTheta)), parameters, local);
    }

    private static double theta(JsonFile from, double otherwise) {
        double theta = from.number("rope_theta", otherwise);
        if (!(theta > 0)) {
            throw from.fail("'rope_theta' must be above 0");
        }
        return theta;
    }

    private static void part(JsonFile from, double expected) {
        if (from.number("partial_rotary_factor", expected) != expected) {
            throw Architectures.unsupported("'partial_rotary_factor' here, a rotary embedding of a part of each head");
        }
    }

    /** The type of a scaling; never null. */
    static String type(JsonFile scaling) {
        String newer = scaling.text("rope_type");
        return newer != null ? newer : Objects.requireNonNullElse(scaling.text("type"), "default");
    }
}

package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The building blocks of the graph: linear layers in the wanted precision, norms, constants. */
final class Layers {
    private final OnnxGraph graph;
    private final Tensors tensors;
    private final DecoderConfig config;
    private final Precision precision;

    Layers(OnnxGraph graph, Tensors tensors, DecoderConfig config, Precision precision) {
        this.graph = graph;
        this.tensors = tensors;
        this.config = config;
        this.precision = precision;
    }

    /** {@code to = from * weights^T + bias}. */
    String linear(String from, String to, Matrix matrix) {
        String product = matrix.biased() ? to + ".product" : to;
        if (precision == Precision.FP32 || precision == Precision.FP16) {
            List<Long> shape = List.of((long) matrix.width(), (long) matrix.height());
            String weight = widened(weights(to + ".weight", shape, matrix::forEachTransposedStrip));
            graph.node("MatMul", List.of(from, weight), product);
        } else {
            quantized(from, product, to, matrix, precision.bits());
        }
        if (matrix.biased()) {
            String bias = graph.constant(floats(to + ".bias", List.of((long) matrix.height()), matrix::loadBias));
            graph.node("Add", List.of(product, bias), to);
        }
        return to;
    }

    /** A constant of weights: in half precision where that is asked for, else in single precision. */
    String weights(String name, List<Long> shape, StripSource source) {
        return graph.constant(precision == Precision.FP16
                ? new Initializer(name, TensorType.FLOAT16, shape,
                        out -> source.forEach(strip -> Initializer.writeHalves(out, strip)))
                : new Initializer(name, TensorType.FLOAT, shape,
                        out -> source.forEach(strip -> Initializer.writeFloats(out, strip))));
    }

    /**
     * Numbers of {@link #weights} in single precision. The runtime folds the cast of a constant away when it loads the
     * model.
     */
    String widened(String from) {
        if (precision != Precision.FP16) {
            return from;
        }
        graph.node("", "Cast", List.of(from), List.of(from + ".fp32"), Map.of("to", 1L));
        return from + ".fp32";
    }

    /** A quantized product, its constants included. */
    void quantized(String from, String to, String name, Matrix matrix, int bits) {
        quantizedConstants(name, matrix, bits);
        product(from, to, name + ".weight", name + ".scales", matrix.height(), matrix.width(), bits);
    }

    void product(String from, String to, String weight, String scales, int rows, int columns, int bits) {
        graph.node(OnnxGraph.MICROSOFT, "MatMulNBits", List.of(from, weight, scales), List.of(to),
                Map.of("K", (long) columns, "N", (long) rows, "bits", (long) bits,
                        "block_size", (long) BlockQuantizer.BLOCK, "accuracy_level", 4L));
    }

    private void quantizedConstants(String name, Matrix matrix, int bits) {
        long blocks = BlockQuantizer.blocks(matrix.width());
        long height = matrix.height();
        QuantizedMatrix stored = new QuantizedMatrix(matrix, bits);
        graph.constant(new Initializer(name + ".weight", TensorType.UINT8,
                List.of(height, blocks, (long) BlockQuantizer.BLOCK * bits / 8), stored::writePacked));
        graph.constant(new Initializer(name + ".scales", TensorType.FLOAT, List.of(height * blocks),
                stored::writeScales));
    }

    /** {@code to = from / rms(from) * weight} over the last dimension. */
    String norm(String from, String to, String tensor) {
        String weight = normWeight(to, tensor, config.hidden(), null, 1);
        simplifiedNorm(from, to, weight, config.norms().epsilon());
        return to;
    }

    /**
     * The norm of each head. Where heads are widened, their zeros make the mean square smaller; weight and epsilon make
     * up for it.
     */
    String headNorm(String from, String to, String tensor, HeadLayout layout) {
        double filled = (double) layout.size() / layout.stored();
        String weight = normWeight(to, tensor, layout.size(), layout.rotated(1), (float) Math.sqrt(filled));
        simplifiedNorm(from, to, weight, (float) (config.norms().epsilon() * filled));
        return to;
    }

    private void simplifiedNorm(String from, String to, String weight, float epsilon) {
        graph.node("", "SimplifiedLayerNormalization", List.of(from, weight), List.of(to),
                Map.of("axis", -1L, "epsilon", epsilon, "stash_type", 1L));
    }

    /** {@code sum = from + skip; to = norm(sum)}. */
    void skipNorm(String from, String skip, String to, String sum, String tensor) {
        String weight = normWeight(to, tensor, config.hidden(), null, 1);
        graph.node(OnnxGraph.MICROSOFT, "SkipSimplifiedLayerNormalization", List.of(from, skip, weight),
                List.of(to, "", "", sum), Map.of("epsilon", config.norms().epsilon()));
    }

    private String normWeight(String to, String tensor, int size, @Nullable Placement placement, float factor) {
        String name = tensor + ".weight";
        tensors.declare(name, List.of(size));
        int stored = placement == null ? size : placement.size();
        return graph.constant(floats(to + ".weight", List.of((long) stored), () -> {
            float[] weights = tensors.read(name);
            float[] out = new float[stored];
            for (int i = 0; i < size; i++) {
                float weight = config.norms().plusOne() ? 1 + weights[i] : weights[i];
                out[placement == null ? i : placement.targets()[i]] = weight * factor;
            }
            return out;
        }));
    }

    /** {@code to = from * factor}; the input itself where the factor is 1. */
    String scaled(String from, String to, float factor) {
        return factor == 1 ? from : graph.node("Mul", List.of(from, number(to + ".factor", factor)), to);
    }

    /** A constant without dimensions. */
    String number(String name, float value) {
        return graph.constant(floats(name, List.of(), () -> new float[] {value}));
    }

    static Initializer floats(String name, List<Long> shape, FloatSource source) {
        return floats(name, TensorType.FLOAT, shape, source);
    }

    /** Numbers in single precision, or rounded to half precision. */
    static Initializer floats(String name, TensorType type, List<Long> shape, FloatSource source) {
        return new Initializer(name, type, shape, type == TensorType.FLOAT16
                ? out -> Initializer.writeHalves(out, source.get()) : out -> Initializer.writeFloats(out, source.get()));
    }

    /** Makes the numbers of a large constant when they are written, some at a time. */
    @FunctionalInterface
    interface StripSource {
        void forEach(Matrix.Strips strips) throws IOException;
    }

    /** Makes the numbers of a constant when they are written. */
    @FunctionalInterface
    interface FloatSource {
        float[] get();
    }
}

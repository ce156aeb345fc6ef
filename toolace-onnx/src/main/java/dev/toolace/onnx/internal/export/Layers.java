package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.export.Precision;
import dev.toolace.onnx.internal.proto.Initializer;
import dev.toolace.onnx.internal.proto.OnnxGraph;
import dev.toolace.onnx.internal.proto.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The building blocks of the graph: linear layers in the wanted precision, norms, constants. */
final class Layers {
    private final OnnxGraph graph;
    private final Checkpoint checkpoint;
    private final LlamaConfig config;
    private final Precision precision;
    /** The last quantized matrix: its numbers and its scales are written one after the other. */
    private @Nullable Matrix lastMatrix;
    private @Nullable BlockQuantizer lastQuantized;

    Layers(OnnxGraph graph, Checkpoint checkpoint, LlamaConfig config, Precision precision) {
        this.graph = graph;
        this.checkpoint = checkpoint;
        this.config = config;
        this.precision = precision;
    }

    /** {@code to = from * weights^T + bias}; tensors stacked in order, their biases too where the checkpoint has them. */
    String linear(String from, String to, int columns, List<String> tensors, List<Integer> rows) {
        Matrix matrix = new Matrix(checkpoint, names(tensors, ".weight"), rows, columns);
        boolean biased = checkpoint.names().contains(tensors.get(0) + ".bias");
        String product = biased ? to + ".product" : to;
        if (precision == Precision.FP32) {
            String weight = graph.constant(floats(to + ".weight", List.of((long) columns, (long) matrix.totalRows()),
                    matrix::loadTransposed));
            graph.node("MatMul", List.of(from, weight), product);
        } else {
            quantized(from, product, to, matrix, precision.bits());
        }
        if (biased) {
            String bias = graph.constant(floats(to + ".bias", List.of((long) matrix.totalRows()), () -> bias(tensors, rows)));
            graph.node("Add", List.of(product, bias), to);
        }
        return to;
    }

    /** A quantized product, its constants included. */
    void quantized(String from, String to, String name, Matrix matrix, int bits) {
        quantizedConstants(name, matrix, bits);
        product(from, to, name + ".weight", name + ".scales", matrix.totalRows(), matrix.columns(), bits);
    }

    void product(String from, String to, String weight, String scales, int rows, int columns, int bits) {
        graph.node(OnnxGraph.MICROSOFT, "MatMulNBits", List.of(from, weight, scales), List.of(to),
                Map.of("K", (long) columns, "N", (long) rows, "bits", (long) bits,
                        "block_size", (long) BlockQuantizer.BLOCK, "accuracy_level", 4L));
    }

    private void quantizedConstants(String name, Matrix matrix, int bits) {
        long blocks = BlockQuantizer.blocks(matrix.columns());
        long height = matrix.totalRows();
        graph.constant(new Initializer(name + ".weight", TensorType.UINT8,
                List.of(height, blocks, (long) BlockQuantizer.BLOCK * bits / 8),
                out -> out.write(quantize(matrix, bits).packed())));
        graph.constant(new Initializer(name + ".scales", TensorType.FLOAT, List.of(height * blocks),
                out -> Initializer.writeFloats(out, quantize(matrix, bits).scales())));
    }

    BlockQuantizer quantize(Matrix matrix, int bits) {
        BlockQuantizer result = lastQuantized;
        if (result == null || lastMatrix != matrix) {
            result = BlockQuantizer.quantize(matrix.load(), matrix.totalRows(), matrix.columns(), bits);
            lastQuantized = result;
            lastMatrix = matrix;
        }
        return result;
    }

    private float[] bias(List<String> tensors, List<Integer> rows) {
        float[] all = new float[rows.stream().mapToInt(Integer::intValue).sum()];
        int offset = 0;
        for (int i = 0; i < tensors.size(); i++) {
            float[] part = Matrix.tensor(checkpoint, tensors.get(i) + ".bias", List.of(rows.get(i)));
            System.arraycopy(part, 0, all, offset, part.length);
            offset += part.length;
        }
        return all;
    }

    private static List<String> names(List<String> tensors, String ending) {
        List<String> names = new ArrayList<>();
        tensors.forEach(tensor -> names.add(tensor + ending));
        return names;
    }

    /** {@code to = from / rms(from) * weight} over the last dimension. */
    String norm(String from, String to, String tensor, int size) {
        String weight = normWeight(to, tensor, size);
        graph.node("", "SimplifiedLayerNormalization", List.of(from, weight), List.of(to),
                Map.of("axis", -1L, "epsilon", config.epsilon(), "stash_type", 1L));
        return to;
    }

    /** {@code sum = from + skip; to = norm(sum)}. */
    void skipNorm(String from, String skip, String to, String sum, String tensor) {
        String weight = normWeight(to, tensor, config.hidden());
        graph.node(OnnxGraph.MICROSOFT, "SkipSimplifiedLayerNormalization", List.of(from, skip, weight),
                List.of(to, "", "", sum), Map.of("epsilon", config.epsilon()));
    }

    private String normWeight(String to, String tensor, int size) {
        return graph.constant(floats(to + ".weight", List.of((long) size),
                () -> Matrix.tensor(checkpoint, tensor + ".weight", List.of(size))));
    }

    static Initializer floats(String name, List<Long> shape, FloatSource source) {
        return new Initializer(name, TensorType.FLOAT, shape, out -> Initializer.writeFloats(out, source.get()));
    }

    /** Makes the numbers of a constant when they are written. */
    @FunctionalInterface
    interface FloatSource {
        float[] get();
    }
}

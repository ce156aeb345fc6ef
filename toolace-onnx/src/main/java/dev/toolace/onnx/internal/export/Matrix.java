package dev.toolace.onnx.internal.export;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.checkpoint.Checkpoint;
import dev.toolace.onnx.checkpoint.FloatTensor;
import java.util.List;

/**
 * Weights of a linear layer as checkpoints hold them, one row per output; several tensors can be stacked into one.
 *
 * @param checkpoint where the tensors are
 * @param names      the tensors, from top to bottom
 * @param rows       outputs of each tensor
 * @param columns    inputs
 */
record Matrix(Checkpoint checkpoint, List<String> names, List<Integer> rows, int columns) {
    int totalRows() {
        return rows.stream().mapToInt(Integer::intValue).sum();
    }

    /** All weights, row by row. */
    float[] load() {
        float[] all = new float[Math.multiplyExact(totalRows(), columns)];
        int offset = 0;
        for (int i = 0; i < names.size(); i++) {
            float[] part = tensor(checkpoint, names.get(i), List.of(rows.get(i), columns));
            System.arraycopy(part, 0, all, offset, part.length);
            offset += part.length;
        }
        return all;
    }

    /** All weights, column by column: what {@code MatMul} wants on its right. */
    float[] loadTransposed() {
        float[] plain = load();
        int height = totalRows();
        float[] turned = new float[plain.length];
        // Small tiles keep both arrays in the cache.
        int tile = 32;
        for (int row = 0; row < height; row += tile) {
            for (int column = 0; column < columns; column += tile) {
                for (int r = row; r < Math.min(row + tile, height); r++) {
                    for (int c = column; c < Math.min(column + tile, columns); c++) {
                        turned[c * height + r] = plain[r * columns + c];
                    }
                }
            }
        }
        return turned;
    }

    static float[] tensor(Checkpoint checkpoint, String name, List<Integer> shape) {
        FloatTensor tensor = checkpoint.read(name);
        if (!tensor.shape().equals(shape)) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_TENSOR,
                    "tensor '" + name + "' has shape " + tensor.shape() + ", the configuration asks for " + shape);
        }
        return tensor.values();
    }
}

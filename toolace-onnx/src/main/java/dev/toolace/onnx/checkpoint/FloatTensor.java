package dev.toolace.onnx.checkpoint;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import java.util.List;

/**
 * Numbers with a shape, row by row (the last dimension moves fastest).
 *
 * <p>The array is not copied: who shares a tensor between threads must not change it.
 *
 * @param shape  the dimensions; empty for a single number
 * @param values the numbers, as many as the product of the dimensions
 */
public record FloatTensor(List<Integer> shape, float[] values) {
    /**
     * Checks that shape and values agree.
     *
     * @throws ToolaceException TA-CHECKPOINT-002 if they do not
     */
    public FloatTensor {
        shape = List.copyOf(shape);
        long expected = 1;
        for (int dimension : shape) {
            expected *= dimension;
            if (dimension < 0 || expected > Integer.MAX_VALUE) {
                throw new ToolaceException(OnnxErrors.CHECKPOINT_TENSOR, "impossible tensor shape " + shape);
            }
        }
        if (expected != values.length) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_TENSOR,
                    "shape " + shape + " needs " + expected + " numbers, there are " + values.length);
        }
    }
}

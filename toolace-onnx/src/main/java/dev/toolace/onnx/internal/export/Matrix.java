package dev.toolace.onnx.internal.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weights of a linear layer as checkpoints hold them, one row per output; several tensors can be stacked into one.
 *
 * @param tensors where the tensors are
 * @param blocks  the tensors, from top to bottom
 * @param inputs  columns of the tensors
 * @param columns where their columns go, or null for the same places
 * @param biased  whether each tensor has a bias beside it
 */
record Matrix(Tensors tensors, List<Block> blocks, int inputs, @Nullable Placement columns, boolean biased) {
    /** Checks that the tensors are there, with these shapes. */
    Matrix {
        for (Block block : blocks) {
            tensors.declare(block.name() + ".weight", List.of(block.rows(), inputs));
            if (biased) {
                tensors.declare(block.name() + ".bias", List.of(block.rows()));
            }
        }
    }

    /** One tensor without further ado. */
    static Matrix of(Tensors tensors, String name, int rows, int columns, boolean biased) {
        return new Matrix(tensors, List.of(new Block(name, rows, null)), columns, null, biased);
    }

    /**
     * A tensor of a matrix.
     *
     * @param name      of the layer, without {@code .weight}
     * @param rows      of the tensor
     * @param placement where they go, or null for the same places
     */
    record Block(String name, int rows, @Nullable Placement placement) {
        int height() {
            return placement == null ? rows : placement.size();
        }

        int target(int row) {
            return placement == null ? row : placement.targets()[row];
        }
    }

    int height() {
        return blocks.stream().mapToInt(Block::height).sum();
    }

    int width() {
        return columns == null ? inputs : columns.size();
    }

    /** All weights, row by row. */
    float[] load() {
        if (blocks.size() == 1 && blocks.get(0).placement() == null && columns == null) {
            // The embedding may be most of the model: no second copy of it.
            return tensors.read(blocks.get(0).name() + ".weight");
        }
        int width = width();
        float[] all = new float[Math.multiplyExact(height(), width)];
        int top = 0;
        for (Block block : blocks) {
            float[] part = tensors.read(block.name() + ".weight");
            for (int row = 0; row < block.rows(); row++) {
                int to = (top + block.target(row)) * width;
                if (columns == null) {
                    System.arraycopy(part, row * inputs, all, to, inputs);
                } else {
                    for (int column = 0; column < inputs; column++) {
                        all[to + columns.targets()[column]] = part[row * inputs + column];
                    }
                }
            }
            top += block.height();
        }
        return all;
    }

    /** All biases. */
    float[] loadBias() {
        float[] all = new float[height()];
        int top = 0;
        for (Block block : blocks) {
            float[] part = tensors.read(block.name() + ".bias");
            for (int row = 0; row < block.rows(); row++) {
                all[top + block.target(row)] = part[row];
            }
            top += block.height();
        }
        return all;
    }

    /** All weights, column by column: what {@code MatMul} wants on its right. */
    float[] loadTransposed() {
        float[] plain = load();
        int height = height();
        int width = width();
        float[] turned = new float[plain.length];
        // Small tiles keep both arrays in the cache.
        int tile = 32;
        for (int row = 0; row < height; row += tile) {
            for (int column = 0; column < width; column += tile) {
                for (int r = row; r < Math.min(row + tile, height); r++) {
                    for (int c = column; c < Math.min(column + tile, width); c++) {
                        turned[c * height + r] = plain[r * width + c];
                    }
                }
            }
        }
        return turned;
    }
}

package dev.toolace.onnx.internal.export;

import java.io.IOException;
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
    /** Numbers of a strip, about. */
    private static final int STRIP = 1 << 20;
    /** Rows and columns that are turned together, so that both sides stay in the processor's cache. */
    private static final int TILE = 32;

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

    /** Takes the numbers of a matrix, some rows at a time. */
    @FunctionalInterface
    interface Strips {
        void accept(float[] rows) throws IOException;
    }

    /** All weights, row by row, in strips: the embedding may be most of the model, and is never in memory as a whole. */
    void forEachStrip(Strips strips) throws IOException {
        if (columns != null || blocks.stream().anyMatch(block -> block.placement() != null)) {
            strips.accept(load());
            return;
        }
        int step = Math.max(1, STRIP / inputs);
        for (Block block : blocks) {
            for (int row = 0; row < block.rows(); row += step) {
                strips.accept(tensors.readRows(block.name() + ".weight", row, Math.min(step, block.rows() - row)));
            }
        }
    }

    private float[] load() {
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

    /** All weights, column by column, in strips: what {@code MatMul} wants on its right. */
    void forEachTransposedStrip(Strips strips) throws IOException {
        float[] plain = load();
        int height = height();
        int width = width();
        for (int left = 0; left < width; left += TILE) {
            int right = Math.min(left + TILE, width);
            float[] turned = new float[(right - left) * height];
            for (int top = 0; top < height; top += TILE) {
                for (int row = top; row < Math.min(top + TILE, height); row++) {
                    for (int column = left; column < right; column++) {
                        turned[(column - left) * height + row] = plain[row * width + column];
                    }
                }
            }
            strips.accept(turned);
        }
    }
}

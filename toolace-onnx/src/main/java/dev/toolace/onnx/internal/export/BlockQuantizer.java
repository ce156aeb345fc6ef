package dev.toolace.onnx.internal.export;

/**
 * Weights in blocks of 32 neighbouring inputs, each block with a scale: {@code weight = (stored - zero) * scale}, zero being
 * 128 for eight bits and 8 for four, which is what {@code MatMulNBits} assumes where no zero points are given.
 *
 * @param packed stored numbers, row by row; with four bits two to a byte, the first in the lower half
 * @param scales one per block, row by row
 */
record BlockQuantizer(byte[] packed, float[] scales) {
    static final int BLOCK = 32;

    static int blocks(int columns) {
        return (columns + BLOCK - 1) / BLOCK;
    }

    static BlockQuantizer quantize(float[] weights, int rows, int columns, int bits) {
        int blocks = blocks(columns);
        int blockBytes = BLOCK * bits / 8;
        byte[] packed = new byte[Math.multiplyExact(rows * blocks, blockBytes)];
        float[] scales = new float[rows * blocks];
        int zero = 1 << bits - 1;
        for (int row = 0; row < rows; row++) {
            for (int block = 0; block < blocks; block++) {
                int from = row * columns + block * BLOCK;
                int count = Math.min(BLOCK, columns - block * BLOCK);
                int at = row * blocks + block;
                float scale = scale(weights, from, count, bits);
                scales[at] = scale;
                for (int i = 0; i < BLOCK; i++) {
                    int stored = i < count ? stored(weights[from + i], scale, zero) : zero;
                    if (bits == 8) {
                        packed[at * blockBytes + i] = (byte) stored;
                    } else {
                        packed[at * blockBytes + i / 2] |= (byte) (i % 2 == 0 ? stored : stored << 4);
                    }
                }
            }
        }
        return new BlockQuantizer(packed, scales);
    }

    private static int stored(float weight, float scale, int zero) {
        int level = scale == 0 ? 0 : Math.round(weight / scale);
        return Math.max(0, Math.min(2 * zero - 1, level + zero));
    }

    /**
     * With eight bits the largest weight takes the last level; with four, of a few scales near the one that puts the largest
     * weight on the lowest level (-8, the level that has no counterpart), the one with the smallest squared error.
     */
    private static float scale(float[] weights, int from, int count, int bits) {
        float largest = 0;
        for (int i = from; i < from + count; i++) {
            if (Math.abs(weights[i]) > Math.abs(largest)) {
                largest = weights[i];
            }
        }
        if (bits == 8 || largest == 0) {
            return Math.abs(largest) / 127;
        }
        float best = largest / -8;
        double least = error(weights, from, count, best);
        for (int step = 1; step <= 10; step++) {
            float candidate = largest / -(8 + (step - 5) * 0.2f);
            double error = error(weights, from, count, candidate);
            if (error < least) {
                least = error;
                best = candidate;
            }
        }
        return best;
    }

    private static double error(float[] weights, int from, int count, float scale) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double difference = weights[i] - (stored(weights[i], scale, 8) - 8) * scale;
            sum += difference * difference;
        }
        return sum;
    }
}

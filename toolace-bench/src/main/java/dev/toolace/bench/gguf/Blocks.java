package dev.toolace.bench.gguf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;

/**
 * A matrix of an export in blocks of 32, as {@code MatMulNBits} has them, becomes GGUF's: the same stored numbers in
 * another order, and the scales rounded to half precision, which is all that GGUF has room for.
 *
 * @param packed stored numbers of the export, row by row; of four bits two to a byte, the first in the lower half
 * @param scales one per block, in single precision
 * @param bits 4 or 8
 * @param columns numbers of a row, a multiple of 32
 */
record Blocks(ByteBuffer packed, ByteBuffer scales, int bits, int columns) {

    private static final int BLOCK = 32;
    private static final int HALF_BLOCK = BLOCK / 2;

    GgufType type() {
        return bits == 4 ? GgufType.Q4_0 : GgufType.Q8_0;
    }

    /** Writes some rows, in the order that is asked for. */
    void write(OutputStream out, int first, int rows, IntUnaryOperator order) throws IOException {
        int blocks = columns / BLOCK;
        for (int row = 0; row < rows; row++) {
            ByteBuffer line = ByteBuffer.allocate((int) type().bytes(columns)).order(ByteOrder.LITTLE_ENDIAN);
            int from = (first + order.applyAsInt(row)) * blocks;
            for (int block = from; block < from + blocks; block++) {
                line.putShort(Half.of(scales.getFloat(block * Float.BYTES)));
                if (bits == 4) {
                    four(line, block);
                } else {
                    eight(line, block);
                }
            }
            out.write(line.array());
        }
    }

    /** The lower halves of the bytes hold the first half of the block, the upper halves the second. */
    private void four(ByteBuffer line, int block) {
        for (int i = 0; i < HALF_BLOCK; i++) {
            line.put((byte) (nibble(block, i) | nibble(block, i + HALF_BLOCK) << 4));
        }
    }

    private int nibble(int block, int i) {
        int both = packed.get(block * HALF_BLOCK + i / 2);
        return (i % 2 == 0 ? both : both >> 4) & 15;
    }

    /** The export stores numbers from 0, with 128 for zero; GGUF has signed ones. */
    private void eight(ByteBuffer line, int block) {
        for (int i = 0; i < BLOCK; i++) {
            line.put((byte) (packed.get(block * BLOCK + i) - 128));
        }
    }
}

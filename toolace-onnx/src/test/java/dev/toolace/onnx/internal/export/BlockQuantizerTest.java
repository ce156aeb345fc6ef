package dev.toolace.onnx.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockQuantizerTest {
    @ParameterizedTest
    @CsvSource({"8,64,0.004", "8,40,0.004", "4,64,0.075", "4,40,0.075"})
    void errorsStayWithinHalfAStep(int bits, int columns, double tolerance) {
        Random random = new Random(1);
        int rows = 5;
        float[] weights = new float[rows * columns];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextFloat() * 2 - 1;
        }
        BlockQuantizer quantized = BlockQuantizer.quantize(weights, rows, columns, bits);
        int blocks = BlockQuantizer.blocks(columns);
        assertThat(quantized.scales()).hasSize(rows * blocks);
        assertThat(quantized.packed()).hasSize(rows * blocks * 32 * bits / 8);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double error = Math.abs(weights[row * columns + column] - value(quantized, bits, row * blocks + column / 32, column % 32));
                assertThat(error).isLessThan(bits == 8 ? tolerance : tolerance * 2);
            }
        }
    }

    private static double value(BlockQuantizer quantized, int bits, int block, int index) {
        int stored = bits == 8 ? quantized.packed()[block * 32 + index] & 0xff
                : (quantized.packed()[block * 16 + index / 2] & 0xff) >> (index % 2 * 4) & 15;
        return (stored - (1 << bits - 1)) * (double) quantized.scales()[block];
    }

    @ParameterizedTest
    @CsvSource({"8", "4"})
    void zerosStayZero(int bits) {
        BlockQuantizer quantized = BlockQuantizer.quantize(new float[32], 1, 32, bits);
        for (int i = 0; i < 32; i++) {
            assertThat(value(quantized, bits, 0, i)).isZero();
        }
    }
}

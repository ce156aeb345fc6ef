package dev.toolace.onnx.internal.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InitializerTest {
    /** Every finite half, and the middles between neighbours, which go to the even one. */
    @Test
    void floatsAreRoundedToTheNearestHalf() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            assertThat(Initializer.half(value(bits)) & 0xffff).isEqualTo(bits);
            assertThat(Initializer.half(-value(bits)) & 0xffff).isEqualTo(bits | 0x8000);
            if (bits < 0x7bff) {
                float middle = (value(bits) + value(bits + 1)) / 2;
                assertThat(Initializer.half(middle) & 0xffff).isEqualTo(bits + (bits & 1));
                assertThat(Initializer.half(Math.nextUp(middle)) & 0xffff).isEqualTo(bits + 1);
                assertThat(Initializer.half(Math.nextDown(middle)) & 0xffff).isEqualTo(bits);
            }
        }
    }

    @Test
    void whatHalfPrecisionCannotHoldIsAnError() {
        assertThat(Initializer.half(65519) & 0xffff).isEqualTo(0x7bff);
        for (float value : new float[] {65520, -1e9f, Float.NaN, Float.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> Initializer.half(value)).hasMessageStartingWith("TA-CHECKPOINT-002");
        }
    }

    private static float value(int bits) {
        int exponent = bits >> 10;
        return exponent == 0 ? bits * 0x1p-24f : Math.scalb(1 + (bits & 0x3ff) / 1024f, exponent - 15);
    }
}

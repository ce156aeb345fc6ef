package dev.toolace.onnx.internal.jinja.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {

    @ParameterizedTest
    @CsvSource({"1, 1.0", "0.1, 0.1", "1e15, 1000000000000000.0", "1e16, 1e+16", "0.0001, 0.0001", "0.00001, 1e-05",
        "1e22, 1e+22", "123456789.125, 123456789.125", "5e-324, 5e-324",
                "1.7976931348623157e308, 1.7976931348623157e+308",
        "2e-3, 0.002", "9007199254740993, 9007199254740992.0", "0.30000000000000004, 0.30000000000000004", "-0.0, -0.0",
        "1e100, 1e+100", "999999999.9, 999999999.9", "1e9, 1000000000.0", "2.0000000000000004, 2.0000000000000004"})
    void asInPython(double value, String text) {
        assertThat(FloatText.repr(value)).isEqualTo(text);
    }

    /** The shortest text that reads back: with one digit less, none would. */
    @Test
    void everyTextReadsBackAndIsShortest() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double value = switch (i % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextInt(1_000_000) / 1000.0;
                case 2 -> random.nextDouble() * Math.pow(10, random.nextInt(30) - 15);
                default -> random.nextInt(100) * Math.pow(10, random.nextInt(40) - 20);
            };
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                continue;
            }
            String text = FloatText.repr(value);
            assertThat(Double.parseDouble(text)).as(text).isEqualTo(value);
            int digits = new java.math.BigDecimal(text).stripTrailingZeros().precision();
            double shorter = digits < 2 ? Double.NaN : new java.math.BigDecimal(text)
                    .round(new java.math.MathContext(digits - 1)).doubleValue();
            assertThat(shorter).as(text).isNotEqualTo(value);
        }
    }
}

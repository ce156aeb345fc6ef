package dev.toolace.onnx.internal.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Java's numbers as the two kinds that templates know. */
final class Numbers {
    private Numbers() { }

    /** A whole number written without fraction or exponent as Long, every other as Double. */
    static Object of(Number number) {
        if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return number.longValue();
        }
        if (number instanceof BigInteger big) {
            return big.bitLength() < Long.SIZE ? (Object) big.longValue() : (Object) big.doubleValue();
        }
        if (number instanceof BigDecimal decimal && decimal.scale() == 0) {
            return of(decimal.unscaledValue());
        }
        return number.doubleValue();
    }
}

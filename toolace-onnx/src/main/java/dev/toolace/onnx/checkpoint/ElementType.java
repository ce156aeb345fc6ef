package dev.toolace.onnx.checkpoint;

/** How a safetensors file stores floating-point numbers. Constants, safe for use by many threads. */
public enum ElementType {
    /** IEEE 754 single precision, 4 bytes. */
    F32(4),
    /** IEEE 754 half precision, 2 bytes. */
    F16(2),
    /** The upper half of single precision, 2 bytes. */
    BF16(2);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /**
     * The size of one number.
     *
     * @return bytes
     */
    public int bytes() {
        return bytes;
    }

    /** A half-precision number as a single-precision one, exactly. */
    static float halfToFloat(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int mantissa = bits & 0x3ff;
        if (exponent == 0) {
            // Subnormal: the mantissa counts in units of 2^-24.
            float value = mantissa * 0x1p-24f;
            return sign != 0 ? -value : value;
        }
        int biased = exponent == 31 ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | biased << 23 | mantissa << 13);
    }
}

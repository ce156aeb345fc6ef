package dev.toolace.bench.gguf;

/** Numbers of half precision. Stateless. */
final class Half {

    private static final double SMALLEST_NORMAL = 0x1p-14;

    private Half() {}

    /** The nearest one, ties to even; finite for what is at most 65504. */
    static short of(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        double size = Math.abs((double) value);
        if (size < SMALLEST_NORMAL) {
            // In units of 2^-24; what rounds up to the smallest normal one gets its bits too.
            return (short) (sign | (int) Math.rint(size * 0x1p24));
        }
        int exponent = Math.getExponent(size);
        int fraction = (int) Math.rint((size / Math.scalb(1.0, exponent) - 1) * 1024);
        int bits = (exponent + 15 << 10) + fraction;
        if (bits >= 0x7c00) {
            throw new IllegalArgumentException(value + " is too large for half precision");
        }
        return (short) (sign | bits);
    }

    /** What it stands for. */
    static float value(short half) {
        int exponent = half >>> 10 & 31;
        int fraction = half & 1023;
        double size = exponent == 0 ? fraction * 0x1p-24 : Math.scalb(1 + fraction / 1024.0, exponent - 15);
        return (float) (half < 0 ? -size : size);
    }
}

package dev.toolace.onnx.export;

/** How an export stores the weights of its matrices. Everything else stays in single precision. */
public enum Precision {
    /** Single precision: exact, four bytes a weight. */
    FP32(32),
    /**
     * Half precision, two bytes a weight, for smaller files. The graph computes in single precision: on the CPU half
     * precision is slower, and the weights take four bytes in memory again.
     */
    FP16(16),
    /** Eight bits in blocks of 32 with a scale each: 1.125 bytes a weight. */
    INT8(8),
    /**
     * Four bits in blocks of 32 with a scale each: 0.625 bytes a weight; embedding and output layer keep eight bits.
     */
    INT4(4);

    private final int bits;

    Precision(int bits) {
        this.bits = bits;
    }

    /**
     * Bits of one weight.
     *
     * @return 32, 16, 8 or 4
     */
    public int bits() {
        return bits;
    }
}

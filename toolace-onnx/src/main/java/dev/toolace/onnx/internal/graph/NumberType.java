package dev.toolace.onnx.internal.graph;

/** Element types of tensors, by the names and numbers that ONNX gives them. */
public enum NumberType {
    /** Single precision. */
    FLOAT(1, 4),
    /** Bytes. */
    UINT8(2, 1),
    /** Signed bytes. */
    INT8(3, 1),
    /** 16-bit integers. */
    INT16(5, 2),
    /** 32-bit integers. */
    INT32(6, 4),
    /** 64-bit integers. */
    INT64(7, 8),
    /** Truth values, a byte each. */
    BOOL(9, 1),
    /** Half precision. */
    FLOAT16(10, 2),
    /** Double precision. */
    DOUBLE(11, 8),
    /** Single precision without its lower half. */
    BFLOAT16(16, 2),
    /** Half bytes without sign. */
    UINT4(21, 0),
    /** Half bytes. */
    INT4(22, 0),
    /** What no model of ours has: texts, complex numbers, eight-bit floats, sequences. */
    OTHER(0, 0);

    private final int code;
    private final int bytes;

    NumberType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The type with a number of ONNX's. */
    public static NumberType of(long code) {
        for (NumberType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return OTHER;
    }

    /** The number that ONNX gives it. */
    public int code() {
        return code;
    }

    /** Size of one element; 0 where that is not a whole number of bytes. */
    public int bytes() {
        return bytes;
    }

    /** Whether it is one of those that a cache or logits can have. */
    public boolean real() {
        return this == FLOAT || this == FLOAT16 || this == BFLOAT16;
    }

    /** Whether it is one of those that token numbers can have. */
    public boolean whole() {
        return this == INT64 || this == INT32;
    }
}

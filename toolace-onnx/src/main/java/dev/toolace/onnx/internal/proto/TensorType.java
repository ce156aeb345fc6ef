package dev.toolace.onnx.internal.proto;

/** Element types of ONNX tensors, with the numbers that the ONNX format gives them. */
public enum TensorType {
    /** Single precision. */
    FLOAT(1, 4),
    /** Bytes. */
    UINT8(2, 1),
    /** 32-bit integers. */
    INT32(6, 4),
    /** 64-bit integers. */
    INT64(7, 8),
    /** Truth values. */
    BOOL(9, 1),
    /** Half precision. */
    FLOAT16(10, 2),
    /** Single precision without its lower half. */
    BFLOAT16(16, 2);

    private final int code;
    private final int bytes;

    TensorType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The number in the ONNX format. */
    public int code() {
        return code;
    }

    /** Size of one element. */
    public int bytes() {
        return bytes;
    }
}

package dev.toolace.bench.gguf;

/** How a tensor's numbers are stored. */
enum GgufType {
    /** Single precision. */
    F32(0, 1, 4),
    /** 32 numbers of four bits and their scale in half precision: {@code (stored - 8) * scale}. */
    Q4_0(2, 32, 18),
    /** 32 numbers of eight bits and their scale in half precision: {@code stored * scale}. */
    Q8_0(8, 32, 34);

    private final int code;
    private final int block;
    private final int blockBytes;

    GgufType(int code, int block, int blockBytes) {
        this.code = code;
        this.block = block;
        this.blockBytes = blockBytes;
    }

    /** The number in files. */
    int code() {
        return code;
    }

    /** Bytes of so many numbers, which must be whole blocks. */
    long bytes(long count) {
        return count / block * blockBytes;
    }
}

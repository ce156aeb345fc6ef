package dev.toolace.onnx.internal.proto;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A protobuf message in the making: fields are written in the order of the calls. Confined to one thread. */
public final class ProtoBytes {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A whole number. */
    public ProtoBytes number(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    /** A single-precision number. */
    public ProtoBytes real(int field, float value) {
        tag(field, FIXED32);
        int bits = Float.floatToIntBits(value);
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(bits >> shift);
        }
        return this;
    }

    /** A text. */
    public ProtoBytes text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A nested message. */
    public ProtoBytes message(int field, ProtoBytes value) {
        return bytes(field, value.toByteArray());
    }

    /** Raw bytes. */
    public ProtoBytes bytes(int field, byte[] value) {
        header(field, value.length);
        out.writeBytes(value);
        return this;
    }

    /** Only the tag and length of a field whose bytes follow by other means. */
    public ProtoBytes header(int field, long length) {
        tag(field, LENGTH);
        varint(length);
        return this;
    }

    /** The bytes so far. */
    public byte[] toByteArray() {
        return out.toByteArray();
    }

    /** The number of bytes so far. */
    public int size() {
        return out.size();
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}

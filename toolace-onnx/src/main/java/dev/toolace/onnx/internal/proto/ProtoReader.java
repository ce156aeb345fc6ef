package dev.toolace.onnx.internal.proto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of protobuf messages one after the other, through a small window: what nobody asks for is skipped,
 * so that a file of any size is walked quickly. The bytes may be anything. Confined to one thread.
 */
public final class ProtoReader {
    /** A whole number. */
    public static final int VARINT = 0;
    /** A text, bytes or a nested message. */
    public static final int LENGTH = 2;

    private static final int FIXED64 = 1;
    private static final int FIXED32 = 5;
    private static final int WINDOW = 1 << 14;
    private static final long MOST_FIELDS = 100_000;

    private final SeekableByteChannel in;
    private final long size;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    /** Where the window begins in the file. */
    private long base;

    /** A reader at the beginning of a file. */
    public ProtoReader(SeekableByteChannel in) throws IOException {
        this.in = in;
        this.size = in.size();
    }

    /**
     * One field.
     *
     * @param number of the field in its message
     * @param kind   {@link #VARINT}, {@link #LENGTH}, or what is of no use here
     * @param value  the whole number
     * @param start  where the value begins
     * @param end    where it ends
     */
    public record Field(int number, int kind, long value, long start, long end) {
        /** Whether it is this field and of this kind. */
        public boolean is(int wanted, int wantedKind) {
            return number == wanted && kind == wantedKind;
        }
    }

    /** The bytes are no protobuf message, or end too early. */
    public static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1;

        /** Says what is wrong, after the name of the file. */
        public MalformedException(String problem) {
            super(problem);
        }
    }

    /** The number of bytes of the file. */
    public long size() {
        return size;
    }

    /** The field that begins at a place, or null at the end of its message. */
    public @Nullable Field field(long from, long end) throws IOException {
        if (from >= end) {
            return null;
        }
        seek(from);
        long tag = varint(end);
        long number = tag >>> 3;
        if (number == 0 || number > MOST_FIELDS) {
            throw new MalformedException("it is not an ONNX file");
        }
        int kind = (int) (tag & 7);
        long value = 0;
        long length = 0;
        switch (kind) {
            case VARINT -> value = varint(end);
            case FIXED64 -> length = Long.BYTES;
            case FIXED32 -> length = Integer.BYTES;
            case LENGTH -> length = varint(end);
            default -> throw new MalformedException("it is not an ONNX file");
        }
        long start = position();
        if (length < 0 || length > end - start) {
            throw new MalformedException(
                    "it is cut off or damaged: " + length + " bytes are announced, " + (end - start) + " are left");
        }
        return new Field((int) number, kind, value, start, start + length);
    }

    /** A text; empty where it has more bytes than allowed. */
    public String text(Field field, int most) throws IOException {
        int length = (int) Math.min(field.end() - field.start(), Integer.MAX_VALUE);
        if (field.kind() != LENGTH || length > most) {
            return "";
        }
        seek(field.start());
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) next(field.end());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The whole number at a place of packed ones. */
    public long packed(long from, long end) throws IOException {
        seek(from);
        return varint(end);
    }

    /** Where the last read ended. */
    public long position() {
        return base + window.position();
    }

    private void seek(long place) {
        if (place >= base && place <= base + window.limit()) {
            window.position((int) (place - base));
        } else {
            base = place;
            window.position(0).limit(0);
        }
    }

    private long varint(long end) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = next(end);
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new MalformedException("it is not an ONNX file");
    }

    private int next(long end) throws IOException {
        if (position() >= end) {
            throw new MalformedException("it is cut off");
        }
        if (!window.hasRemaining()) {
            fill();
        }
        return window.get() & 0xff;
    }

    private void fill() throws IOException {
        base += window.position();
        window.clear();
        in.position(base);
        while (window.position() == 0) {
            if (in.read(window) < 0) {
                throw new MalformedException("it is cut off");
            }
        }
        window.flip();
    }
}

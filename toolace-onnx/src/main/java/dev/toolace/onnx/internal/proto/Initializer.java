package dev.toolace.onnx.internal.proto;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A constant of a graph; its bytes are made only when the file is written, so that no more than one is in memory.
 *
 * @param name   its name in the graph
 * @param type   element type
 * @param shape  dimensions
 * @param source writes the elements in little-endian order
 */
public record Initializer(String name, TensorType type, List<Long> shape, Source source) {
    /** Writes the raw bytes of a constant. */
    @FunctionalInterface
    public interface Source {
        /** Writes exactly {@link Initializer#byteCount()} bytes. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** A constant of 64-bit integers; a single number without dimensions where {@code scalar}. */
    public static Initializer integers(String name, boolean scalar, long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            buffer.putLong(value);
        }
        return new Initializer(name, TensorType.INT64, scalar ? List.of() : List.of((long) values.length),
                out -> out.write(buffer.array()));
    }

    /** The number of bytes of all elements. */
    public long byteCount() {
        long count = type.bytes();
        for (long dimension : shape) {
            count = Math.multiplyExact(count, dimension);
        }
        return count;
    }

    /** Writes floats in little-endian order. */
    public static void writeFloats(OutputStream out, float[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < values.length;) {
            buffer.clear();
            while (buffer.hasRemaining() && done < values.length) {
                buffer.putFloat(values[done++]);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    /** Writes floats in half precision, rounded to the nearest, in little-endian order. */
    public static void writeHalves(OutputStream out, float[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < values.length;) {
            buffer.clear();
            while (buffer.hasRemaining() && done < values.length) {
                buffer.putShort(half(values[done++]));
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }

    /** Ties go to even; what half precision cannot hold is an error, as infinities would spoil every answer. */
    static short half(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int magnitude = bits & 0x7fffffff;
        if (magnitude >= 0x477ff000) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_TENSOR,
                    "the weight " + value + " is too large for half precision");
        }
        if (magnitude < 0x38800000) {
            // Subnormal: counted in units of 2^-24.
            return (short) (sign | (int) Math.rint(Math.abs((double) value) * 0x1p24));
        }
        int rounded = magnitude + 0xfff + (magnitude >>> 13 & 1);
        return (short) (sign | rounded - 0x38000000 >>> 13);
    }
}

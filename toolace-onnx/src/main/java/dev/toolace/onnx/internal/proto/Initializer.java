package dev.toolace.onnx.internal.proto;

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
}

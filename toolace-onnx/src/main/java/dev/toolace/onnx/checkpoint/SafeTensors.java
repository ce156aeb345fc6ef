package dev.toolace.onnx.checkpoint;

import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.checkpoint.SafeTensorsHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A safetensors file: eight bytes of header length, a JSON header, raw numbers.
 *
 * <p>Opening reads and checks the whole header, so a file that is cut off or lies about its tensors fails there and not later.
 * Safe for use by many threads; {@link #close()} must come last.
 */
public final class SafeTensors implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final SafeTensorsHeader header;

    private SafeTensors(Path file, FileChannel channel, SafeTensorsHeader header) {
        this.file = file;
        this.channel = channel;
        this.header = header;
    }

    /**
     * Opens a file for reading.
     *
     * @param file the safetensors file
     * @return the open file; close it after use
     * @throws ToolaceException TA-CHECKPOINT-001 if the file cannot be read or is malformed
     */
    public static SafeTensors open(Path file) {
        try {
            // Opening a pipe would wait for ever.
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString());
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new SafeTensors(file, channel, header(file, channel));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_BROKEN, file.getFileName() + " cannot be read: " + e, e);
        }
    }

    private static SafeTensorsHeader header(Path file, FileChannel channel) throws IOException {
        String name = file.getFileName().toString();
        long size = channel.size();
        int length = SafeTensorsHeader.length(name, read(channel, 0, (int) Math.min(size, Long.BYTES)), size);
        return SafeTensorsHeader.read(name, read(channel, Long.BYTES, length), size);
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("unexpected end of file");
            }
        }
        return buffer.flip();
    }

    /**
     * Writes tensors as F32; the header is padded so that the numbers start at a multiple of eight bytes.
     *
     * @param file     the file to write; an existing one is replaced at once, or left alone if writing fails
     * @param tensors  the tensors by name, in the order to store them
     * @param metadata texts for the header's {@code __metadata__}; may be empty
     * @throws ToolaceException TA-EXPORT-001 if the file cannot be written
     */
    public static void write(Path file, Map<String, FloatTensor> tensors, Map<String, String> metadata) {
        SafeTensorsWriter.write(file, tensors, metadata);
    }

    /**
     * The names of all tensors.
     *
     * @return names in the order of the header
     */
    public Set<String> names() {
        return header.entries().keySet();
    }

    /**
     * The header's free texts.
     *
     * @return texts by name, perhaps empty
     */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * The shape of a tensor, without reading it.
     *
     * @param name a name of {@link #names()}
     * @return its dimensions
     * @throws ToolaceException TA-CHECKPOINT-002 if there is no such tensor or it does not hold floating-point numbers
     */
    public List<Integer> shape(String name) {
        type(name);
        return entry(name).shape();
    }

    /**
     * Reads a tensor and widens its numbers to single precision.
     *
     * @param name a name of {@link #names()}
     * @return the tensor, in memory of its own
     * @throws ToolaceException TA-CHECKPOINT-002 if there is no such tensor or it does not hold floating-point numbers;
     *                          TA-CHECKPOINT-001 if the file cannot be read
     */
    public FloatTensor read(String name) {
        SafeTensorsHeader.Entry entry = entry(name);
        ElementType type = type(name);
        float[] values = new float[(int) entry.count()];
        fill(values, entry.begin(), type);
        return new FloatTensor(entry.shape(), values);
    }

    /**
     * Reads some rows of a tensor (slices of its first dimension) and widens their numbers to single precision.
     *
     * @param name  a name of {@link #names()}
     * @param first number of the first row, from 0
     * @param count how many rows
     * @return a tensor of these rows, in memory of its own
     * @throws IndexOutOfBoundsException if the tensor does not have these rows
     * @throws ToolaceException as for {@link #read(String)}
     */
    public FloatTensor readRows(String name, int first, int count) {
        SafeTensorsHeader.Entry entry = entry(name);
        ElementType type = type(name);
        List<Integer> shape = new ArrayList<>(entry.shape());
        Objects.checkFromIndexSize(first, count, shape.isEmpty() ? 0 : shape.get(0));
        shape.set(0, count);
        int width = (int) (entry.count() / Math.max(1, entry.shape().get(0)));
        float[] values = new float[Math.multiplyExact(count, width)];
        fill(values, entry.begin() + (long) first * width * type.bytes(), type);
        return new FloatTensor(shape, values);
    }

    private SafeTensorsHeader.Entry entry(String name) {
        SafeTensorsHeader.Entry entry = header.entries().get(name);
        if (entry == null) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_TENSOR, file.getFileName() + " has no tensor '" + name + "'");
        }
        return entry;
    }

    private ElementType type(String name) {
        SafeTensorsHeader.Entry entry = entry(name);
        ElementType type = entry.type();
        if (type == null) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_TENSOR,
                    "tensor '" + name + "' has element type " + entry.typeName() + "; F32, F16 and BF16 can be read");
        }
        return type;
    }

    private void fill(float[] values, long begin, ElementType type) {
        try {
            tryToFill(values, begin, type);
        } catch (IOException e) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_BROKEN, file.getFileName() + " cannot be read: " + e, e);
        }
    }

    private void tryToFill(float[] values, long begin, ElementType type) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        long position = begin;
        int done = 0;
        while (done < values.length) {
            buffer.clear().limit((int) Math.min(CHUNK, (values.length - (long) done) * type.bytes()));
            while (buffer.hasRemaining()) {
                int read = channel.read(buffer, position);
                if (read < 0) {
                    throw new IOException("unexpected end of file");
                }
                position += read;
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                values[done++] = switch (type) {
                    case F32 -> buffer.getFloat();
                    case F16 -> ElementType.halfToFloat(buffer.getShort());
                    case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
                };
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ToolaceException(OnnxErrors.CHECKPOINT_BROKEN, file.getFileName() + " cannot be closed: " + e, e);
        }
    }
}

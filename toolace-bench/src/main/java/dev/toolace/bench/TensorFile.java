package dev.toolace.bench;

import dev.toolace.json.JsonValue;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A safetensors file in single precision, written front to back, so that it may be larger than memory. Confined to one thread. */
final class TensorFile implements AutoCloseable {

    private final OutputStream out;
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    private TensorFile(OutputStream out) {
        this.out = out;
    }

    /** Begins a file; the numbers of the tensors follow in the order of the map. */
    static TensorFile create(Path file, Map<String, int[]> shapes) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long offset = 0;
        for (Map.Entry<String, int[]> tensor : shapes.entrySet()) {
            long end = offset + Float.BYTES * Arrays.stream(tensor.getValue()).asLongStream().reduce(1, Math::multiplyExact);
            List<Integer> shape = Arrays.stream(tensor.getValue()).boxed().toList();
            header.put(tensor.getKey(), Map.of("dtype", "F32", "shape", shape, "data_offsets", List.of(offset, end)));
            offset = end;
        }
        String text = JsonValue.of(header).toJson();
        byte[] padded = (text + " ".repeat((8 - text.length() % 8) % 8)).getBytes(StandardCharsets.UTF_8);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(padded.length).array());
        out.write(padded);
        return new TensorFile(out);
    }

    /** Writes numbers. */
    void write(float[] values) throws IOException {
        if (buffer.capacity() != values.length * Float.BYTES) {
            buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        }
        buffer.asFloatBuffer().put(values);
        out.write(buffer.array());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

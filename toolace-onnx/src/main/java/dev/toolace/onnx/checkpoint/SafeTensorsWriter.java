package dev.toolace.onnx.checkpoint;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes safetensors files. */
final class SafeTensorsWriter {
    private SafeTensorsWriter() { }

    static void write(Path file, Map<String, FloatTensor> tensors, Map<String, String> metadata) {
        byte[] header = header(tensors, metadata);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).array());
                out.write(header);
                for (FloatTensor tensor : tensors.values()) {
                    write(out, tensor.values());
                }
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw new ToolaceException(OnnxErrors.EXPORT_WRITE, file.getFileName() + " cannot be written: " + e, e);
        }
    }

    private static byte[] header(Map<String, FloatTensor> tensors, Map<String, String> metadata) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            entries.put("__metadata__", new LinkedHashMap<>(metadata));
        }
        long offset = 0;
        for (Map.Entry<String, FloatTensor> tensor : tensors.entrySet()) {
            long end = offset + 4L * tensor.getValue().values().length;
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", "F32");
            entry.put("shape", tensor.getValue().shape());
            entry.put("data_offsets", List.of(offset, end));
            entries.put(tensor.getKey(), entry);
            offset = end;
        }
        byte[] json = JsonValue.of(entries).toJson().getBytes(StandardCharsets.UTF_8);
        byte[] padded = java.util.Arrays.copyOf(json, (json.length + 7) / 8 * 8);
        java.util.Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        return padded;
    }

    private static void write(OutputStream out, float[] values) throws IOException {
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

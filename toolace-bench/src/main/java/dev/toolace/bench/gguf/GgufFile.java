package dev.toolace.bench.gguf;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes files of version 3 of the GGUF format, little-endian. Stateless. */
final class GgufFile {

    static final int ALIGNMENT = 32;

    private static final int VERSION = 3;
    private static final int BUFFER = 1 << 20;

    private GgufFile() {}

    static void write(Path file, GgufMetadata metadata, List<GgufTensor> tensors) throws IOException {
        GgufMetadata head = new GgufMetadata().int32(VERSION).int64(tensors.size()).int64(metadata.count());
        GgufMetadata infos = new GgufMetadata();
        long offset = 0;
        for (GgufTensor tensor : tensors) {
            infos.string(tensor.name()).int32(tensor.rows() == 0 ? 1 : 2).int64(tensor.columns());
            if (tensor.rows() != 0) {
                infos.int64(tensor.rows());
            }
            infos.int32(tensor.type().code()).int64(offset);
            offset += padded(tensor.bytes());
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            long written = 0;
            for (byte[] part : List.of("GGUF".getBytes(StandardCharsets.US_ASCII), head.bytes(), metadata.bytes(),
                    infos.bytes())) {
                out.write(part);
                written += part.length;
            }
            pad(out, written);
            for (GgufTensor tensor : tensors) {
                tensor.source().writeTo(out);
                pad(out, tensor.bytes());
            }
        }
    }

    private static void pad(OutputStream out, long written) throws IOException {
        out.write(new byte[(int) (padded(written) - written)]);
    }

    private static long padded(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}

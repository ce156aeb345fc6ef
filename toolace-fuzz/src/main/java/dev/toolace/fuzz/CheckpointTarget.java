package dev.toolace.fuzz;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonObject;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.checkpoint.ElementType;
import dev.toolace.onnx.internal.architecture.Architectures;
import dev.toolace.onnx.internal.architecture.DecoderConfig;
import dev.toolace.onnx.internal.checkpoint.SafeTensorsHeader;
import dev.toolace.onnx.internal.checkpoint.ShardIndex;
import dev.toolace.onnx.internal.json.JsonFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checkpoints: a header, index or configuration that is accepted keeps its promises; others are documented errors. */
public final class CheckpointTarget {

    /** Bytes of numbers that follow a header which is given without its length. */
    private static final int NUMBERS = 24;

    private CheckpointTarget() {}

    /**
     * Reads one input.
     *
     * @param data a byte that says what follows: a safetensors file, its header only, {@code config.json}, or
     *     {@code model.safetensors.index.json}
     */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        try {
            switch (data[0] & 3) {
                case 0 -> file(rest);
                case 1 -> header(ByteBuffer.wrap(rest), 8 + rest.length + NUMBERS, 8 + rest.length);
                case 2 -> config(rest);
                default -> index(rest);
            }
        } catch (ToolaceException e) {
            Expect.that(e.errorId().equals(OnnxErrors.CHECKPOINT_BROKEN)
                    || e.errorId().equals(OnnxErrors.CHECKPOINT_ARCHITECTURE), e);
        }
    }

    private static void file(byte[] content) {
        ByteBuffer first = ByteBuffer.wrap(content, 0, Math.min(content.length, Long.BYTES));
        int length = SafeTensorsHeader.length("file", first, content.length);
        header(ByteBuffer.wrap(content, Long.BYTES, length), content.length, Long.BYTES + length);
    }

    private static void header(ByteBuffer json, long size, long begin) {
        long bytes = 0;
        for (SafeTensorsHeader.Entry entry : SafeTensorsHeader.read("file", json, size).entries().values()) {
            ElementType type = entry.type();
            Expect.that(entry.begin() >= begin && entry.begin() <= size, entry);
            Expect.that(entry.shape().stream().mapToLong(dimension -> dimension).reduce(1, Math::multiplyExact)
                    == entry.count(), entry);
            if (type != null) {
                bytes += entry.count() * type.bytes();
                Expect.that(entry.begin() + entry.count() * type.bytes() <= size, entry);
            }
        }
        Expect.that(bytes <= size - begin, bytes);
    }

    private static void config(byte[] content) {
        JsonObject config = json(content).object();
        for (int longest : new int[] {0, 1 + content.length}) {
            DecoderConfig decoder = Architectures.read(config, longest);
            Expect.that(decoder.context() > 0 && decoder.heads() % decoder.kvHeads() == 0, decoder);
        }
    }

    private static void index(byte[] content) {
        for (String file : ShardIndex.read(json(content)).values()) {
            Expect.that(!file.isEmpty() && !file.matches("\\.\\.?") && file.indexOf('/') < 0 && file.indexOf('\\') < 0,
                    file);
        }
    }

    private static JsonFile json(byte[] content) {
        return JsonFile.parse("file", new String(content, StandardCharsets.UTF_8), OnnxErrors.CHECKPOINT_BROKEN);
    }
}

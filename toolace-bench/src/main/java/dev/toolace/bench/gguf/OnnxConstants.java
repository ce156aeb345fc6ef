package dev.toolace.bench.gguf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an ONNX file, found by reading its protobuf structure as far as they need: what an engine is given
 * that stands beside ONNX Runtime is then what ONNX Runtime itself has. The bytes are views of the mapped files.
 */
final class OnnxConstants {

    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int NAME = 8;
    private static final int RAW_DATA = 9;
    private static final int EXTERNAL_DATA = 13;

    private final Path folder;
    private final Map<String, ByteBuffer> constants = new LinkedHashMap<>();

    private OnnxConstants(Path folder) {
        this.folder = folder;
    }

    static OnnxConstants read(Path folder) throws IOException {
        OnnxConstants all = new OnnxConstants(folder);
        ByteBuffer model = map(folder.resolve("model.onnx"), 0, -1);
        for (Field field = Field.next(model); field != null; field = Field.next(model)) {
            if (field.number == GRAPH) {
                all.graph(field.content);
            }
        }
        return all;
    }

    /** The bytes of a constant, little-endian. */
    ByteBuffer get(String name) {
        ByteBuffer bytes = constants.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("the ONNX file has no constant " + name + ", only "
                    + constants.keySet());
        }
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void graph(ByteBuffer graph) throws IOException {
        for (Field field = Field.next(graph); field != null; field = Field.next(graph)) {
            if (field.number == INITIALIZER) {
                tensor(field.content);
            }
        }
    }

    private void tensor(ByteBuffer tensor) throws IOException {
        String name = "";
        ByteBuffer bytes = ByteBuffer.allocate(0);
        Map<String, String> external = new LinkedHashMap<>();
        for (Field field = Field.next(tensor); field != null; field = Field.next(tensor)) {
            if (field.number == NAME) {
                name = text(field.content);
            } else if (field.number == RAW_DATA) {
                bytes = field.content;
            } else if (field.number == EXTERNAL_DATA) {
                String key = text(Field.required(field.content).content);
                external.put(key, text(Field.required(field.content).content));
            }
        }
        String location = external.get("location");
        constants.put(name, location == null ? bytes : map(folder.resolve(location),
                Long.parseLong(external.getOrDefault("offset", "0")),
                Long.parseLong(external.getOrDefault("length", "-1"))));
    }

    private static ByteBuffer map(Path file, long offset, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, length < 0 ? channel.size() - offset : length)
                    .order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /**
     * A field of a protobuf message.
     *
     * @param number of the field
     * @param content of a field with a length; empty for the others
     */
    private record Field(int number, ByteBuffer content) {

        static Field required(ByteBuffer message) {
            Field field = next(message);
            if (field == null) {
                throw new IllegalArgumentException("the ONNX file is cut off");
            }
            return field;
        }

        static @Nullable Field next(ByteBuffer message) {
            if (!message.hasRemaining()) {
                return null;
            }
            int tag = (int) varint(message);
            int length = switch (tag & 7) {
                case 0 -> {
                    varint(message);
                    yield 0;
                }
                case 1 -> Long.BYTES;
                case 2 -> Math.toIntExact(varint(message));
                case 5 -> Integer.BYTES;
                default -> throw new IllegalArgumentException("no protobuf field of kind " + (tag & 7));
            };
            ByteBuffer content = message.slice(message.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            message.position(message.position() + length);
            return new Field(tag >>> 3, content);
        }

        private static long varint(ByteBuffer message) {
            long value = 0;
            for (int shift = 0;; shift += 7) {
                byte next = message.get();
                value |= (next & 0x7fL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}

package dev.toolace.onnx.checkpoint;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.json.JsonFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checked header of a safetensors file. */
record SafeTensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
    /** The limit that the format's own reference implementation sets. */
    private static final long MAX_HEADER = 100_000_000;

    /**
     * One tensor.
     *
     * @param typeName element type as written
     * @param type     element type, or null if it is not a floating-point type that can be read
     * @param shape    dimensions
     * @param count    number of elements
     * @param begin    first byte, from the start of the file
     */
    record Entry(String typeName, @Nullable ElementType type, List<Integer> shape, long count, long begin) { }

    static SafeTensorsHeader read(Path file, FileChannel channel) throws IOException {
        String name = file.getFileName().toString();
        long size = channel.size();
        if (size < 8) {
            throw broken(name, "shorter than its header");
        }
        long length = read(channel, 0, 8).getLong();
        if (length < 2 || length > MAX_HEADER || length > size - 8) {
            throw broken(name, "the header claims " + length + " bytes, the file has " + size + "; is it cut off?");
        }
        String json = StandardCharsets.UTF_8.decode(read(channel, 8, (int) length)).toString();
        JsonFile header = JsonFile.parse(name + ": header", json, OnnxErrors.CHECKPOINT_BROKEN);
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonValue> member : header.object().members().entrySet()) {
            if (!(member.getValue() instanceof JsonObject object)) {
                throw broken(name, "header entry '" + member.getKey() + "' is not an object");
            }
            if (member.getKey().equals("__metadata__")) {
                object.members().forEach((key, value) ->
                        metadata.put(key, value instanceof JsonString text ? text.value() : value.toJson()));
            } else {
                entries.put(member.getKey(), entry(name, member.getKey(), object, 8 + length, size));
            }
        }
        return new SafeTensorsHeader(Collections.unmodifiableMap(entries), Collections.unmodifiableMap(metadata));
    }

    private static Entry entry(String file, String tensor, JsonObject object, long dataBegin, long size) {
        List<Integer> shape = new ArrayList<>();
        long count = 1;
        for (long dimension : numbers(file, tensor, object.get("shape"))) {
            count = dimension > Integer.MAX_VALUE || count * dimension > Integer.MAX_VALUE - 8L ? -1 : count * dimension;
            if (count < 0) {
                throw broken(file, "tensor '" + tensor + "' is too large");
            }
            shape.add((int) dimension);
        }
        List<Long> offsets = numbers(file, tensor, object.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1) || offsets.get(1) > size - dataBegin) {
            throw broken(file, "tensor '" + tensor + "' lies outside of the file; is it cut off?");
        }
        String typeName = object.get("dtype") instanceof JsonString text ? text.value() : "?";
        ElementType type = null;
        for (ElementType known : ElementType.values()) {
            type = known.name().equals(typeName) ? known : type;
        }
        if (type != null && offsets.get(1) - offsets.get(0) != count * type.bytes()) {
            throw broken(file, "tensor '" + tensor + "' has " + (offsets.get(1) - offsets.get(0)) + " bytes, its shape needs "
                    + count * type.bytes());
        }
        return new Entry(typeName, type, List.copyOf(shape), count, dataBegin + offsets.get(0));
    }

    private static List<Long> numbers(String file, String tensor, @Nullable JsonValue value) {
        List<Long> out = new ArrayList<>();
        List<JsonValue> elements = value instanceof JsonArray array ? array.elements() : List.of();
        for (JsonValue element : elements) {
            if (!(element instanceof JsonNumber number) || number.value().signum() < 0 || number.value().scale() != 0
                    || number.value().precision() > 18) {
                throw broken(file, "the header entry of tensor '" + tensor + "' is malformed");
            }
            out.add(number.value().longValue());
        }
        if (!(value instanceof JsonArray)) {
            throw broken(file, "the header entry of tensor '" + tensor + "' is incomplete");
        }
        return out;
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("unexpected end of file");
            }
        }
        return buffer.flip();
    }

    private static ToolaceException broken(String file, String problem) {
        return new ToolaceException(OnnxErrors.CHECKPOINT_BROKEN, file + ": " + problem);
    }
}

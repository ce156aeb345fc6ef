package dev.toolace.onnx.internal.checkpoint;

import dev.toolace.ToolaceException;
import dev.toolace.json.JsonArray;
import dev.toolace.json.JsonNumber;
import dev.toolace.json.JsonObject;
import dev.toolace.json.JsonString;
import dev.toolace.json.JsonValue;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.checkpoint.ElementType;
import dev.toolace.onnx.internal.json.JsonFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checked header of a safetensors file. Immutable.
 *
 * @param entries  the tensors by name, in the order of the header
 * @param metadata free texts
 */
public record SafeTensorsHeader(Map<String, Entry> entries, Map<String, String> metadata) {
    /** The limit that the format's own reference implementation sets. */
    private static final long MAX_HEADER = 100_000_000;
    /** A tensor has seven or so: enough for hundreds of thousands of them, and bounded in memory. */
    private static final int MAX_VALUES = 4_000_000;

    /**
     * One tensor.
     *
     * @param typeName element type as written
     * @param type     element type, or null if it is not a floating-point type that can be read
     * @param shape    dimensions
     * @param count    number of elements
     * @param begin    first byte, from the start of the file
     */
    public record Entry(String typeName, @Nullable ElementType type, List<Integer> shape, long count, long begin) { }

    /**
     * Checks the length of a header.
     *
     * @param file  name of the file, for errors
     * @param first the file's first eight bytes; fewer if it has fewer
     * @param size  the file's length in bytes
     * @return bytes of the header
     */
    public static int length(String file, ByteBuffer first, long size) {
        if (first.remaining() < Long.BYTES) {
            throw broken(file, "shorter than its header");
        }
        long length = first.order(ByteOrder.LITTLE_ENDIAN).getLong(first.position());
        if (length < 2 || length > MAX_HEADER || length > size - Long.BYTES) {
            throw broken(file, "the header claims " + length + " bytes, the file has " + size + "; is it cut off?");
        }
        return (int) length;
    }

    /**
     * Reads a header.
     *
     * @param name name of the file, for errors
     * @param json the header's bytes
     * @param size the file's length in bytes
     * @return the header
     */
    public static SafeTensorsHeader read(String name, ByteBuffer json, long size) {
        long length = json.remaining();
        JsonFile header = json(name, json);
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        TensorSpans spans = new TensorSpans();
        for (Map.Entry<String, JsonValue> member : header.object().members().entrySet()) {
            if (!(member.getValue() instanceof JsonObject object)) {
                throw broken(name, "header entry '" + member.getKey() + "' is not an object");
            }
            if (member.getKey().equals("__metadata__")) {
                object.members().forEach((key, value) ->
                        metadata.put(key, value instanceof JsonString text ? text.value() : value.toJson()));
            } else {
                entries.put(member.getKey(), entry(name, member.getKey(), object, 8 + length, size, spans));
            }
        }
        String problem = spans.problem(size - 8 - length);
        if (problem != null) {
            throw broken(name, problem);
        }
        return new SafeTensorsHeader(Collections.unmodifiableMap(entries), Collections.unmodifiableMap(metadata));
    }

    /** Reads the JSON; what another reader could see differently is refused. */
    private static JsonFile json(String file, ByteBuffer bytes) {
        long values = 0;
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            byte one = bytes.get(i);
            values += one == ',' || one == '[' || one == '{' ? 1 : 0;
        }
        if (values > MAX_VALUES) {
            throw broken(file, "the header has more than " + MAX_VALUES + " values");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw broken(file, "the header is not UTF-8");
        }
        JsonFile header = JsonFile.parse(file + ": header", text, OnnxErrors.CHECKPOINT_BROKEN);
        if (members(header.object()) != colons(text)) {
            throw broken(file, "the header has a name twice");
        }
        return header;
    }

    private static long members(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.members().values().stream().mapToLong(member -> 1 + members(member)).sum();
        }
        return value instanceof JsonArray array
                ? array.elements().stream().mapToLong(SafeTensorsHeader::members).sum() : 0;
    }

    /** Colons outside of strings of valid JSON: there is one for each member as it was written. */
    private static long colons(String json) {
        long count = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && c == ':') {
                count++;
            }
        }
        return count;
    }

    private static Entry entry(String file, String tensor, JsonObject object, long dataBegin, long size,
            TensorSpans spans) {
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
        spans.add(tensor, offsets.get(0), offsets.get(1));
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

    private static ToolaceException broken(String file, String problem) {
        return new ToolaceException(OnnxErrors.CHECKPOINT_BROKEN, file + ": " + problem);
    }
}

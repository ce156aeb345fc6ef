package dev.toolace.bench.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The keys and values at the beginning of a file, in order, as bytes. For one thread. */
final class GgufMetadata {

    private static final int UINT32 = 4;
    private static final int INT32 = 5;
    private static final int FLOAT32 = 6;
    private static final int BOOL = 7;
    private static final int STRING = 8;
    private static final int ARRAY = 9;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int count;

    GgufMetadata number(String key, int value) {
        return start(key, UINT32).int32(value);
    }

    GgufMetadata number(String key, float value) {
        return start(key, FLOAT32).int32(Float.floatToRawIntBits(value));
    }

    GgufMetadata flag(String key, boolean value) {
        start(key, BOOL);
        bytes.write(value ? 1 : 0);
        return this;
    }

    GgufMetadata text(String key, String value) {
        return start(key, STRING).string(value);
    }

    GgufMetadata texts(String key, List<String> values) {
        start(key, ARRAY).int32(STRING).int64(values.size());
        values.forEach(this::string);
        return this;
    }

    GgufMetadata numbers(String key, List<Integer> values) {
        start(key, ARRAY).int32(INT32).int64(values.size());
        values.forEach(this::int32);
        return this;
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private GgufMetadata start(String key, int type) {
        count++;
        return string(key).int32(type);
    }

    GgufMetadata string(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        int64(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    GgufMetadata int32(int value) {
        bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
        return this;
    }

    GgufMetadata int64(long value) {
        bytes.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
        return this;
    }
}

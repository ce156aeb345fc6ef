package dev.toolace.bench.gguf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a whole file as the format's specification says, sharing no code with the writer. */
final class GgufReader {

    final Map<String, Object> metadata = new LinkedHashMap<>();
    final Map<String, Info> tensors = new LinkedHashMap<>();

    private final ByteBuffer file;
    private final int data;

    record Info(List<Long> dimensions, int type, long offset) {}

    GgufReader(Path path) throws Exception {
        file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        check(file.getInt() == 0x46554747 && file.getInt() == 3);
        long count = file.getLong();
        long keys = file.getLong();
        for (long i = 0; i < keys; i++) {
            metadata.put(string(), value(file.getInt()));
        }
        for (long i = 0; i < count; i++) {
            String name = string();
            List<Long> dimensions = new ArrayList<>();
            for (int left = file.getInt(); left > 0; left--) {
                dimensions.add(file.getLong());
            }
            tensors.put(name, new Info(dimensions, file.getInt(), file.getLong()));
        }
        data = (file.position() + 31) / 32 * 32;
    }

    private String string() {
        byte[] bytes = new byte[(int) file.getLong()];
        file.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Object value(int type) {
        return switch (type) {
            case 4, 5 -> file.getInt();
            case 6 -> file.getFloat();
            case 7 -> file.get() == 1;
            case 8 -> string();
            case 9 -> {
                int inner = file.getInt();
                List<Object> values = new ArrayList<>();
                for (long left = file.getLong(); left > 0; left--) {
                    values.add(value(inner));
                }
                yield values;
            }
            default -> throw new IllegalStateException("type " + type);
        };
    }

    /** All numbers of a tensor, row by row. */
    float[] numbers(String name) {
        Info info = tensors.get(name);
        check(info.offset % 32 == 0);
        int count = (int) info.dimensions.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
        ByteBuffer bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(data + (int) info.offset);
        float[] numbers = new float[count];
        for (int at = 0; at < count;) {
            if (info.type == 0) {
                numbers[at++] = bytes.getFloat();
                continue;
            }
            float scale = Half.value(bytes.getShort());
            for (int i = 0; i < 32; i++) {
                int packed = bytes.get(bytes.position() + (info.type == 2 ? i % 16 : i));
                numbers[at + i] = scale * (info.type == 8 ? packed : (i < 16 ? packed & 15 : packed >> 4 & 15) - 8);
            }
            bytes.position(bytes.position() + (info.type == 2 ? 16 : 32));
            at += 32;
        }
        return numbers;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("not as specified");
        }
    }
}

package dev.toolace.onnx.internal.graph;

import dev.toolace.onnx.internal.proto.ProtoReader;
import dev.toolace.onnx.internal.proto.ProtoReader.Field;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads ONNX's TensorProto except for its numbers, and counts those. Confined to one thread. */
final class ConstantReader {
    private static final int TENSOR_DIMENSION = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_NAME = 8;
    private static final int MOST_NAMES = 50_000;

    private final ProtoReader reader;
    private final Map<NumberType, Long> weights = new EnumMap<>(NumberType.class);
    private final Set<String> halves = new HashSet<>();

    ConstantReader(ProtoReader reader) {
        this.reader = reader;
    }

    /** Reads one and returns its name. */
    String read(Field constant) throws IOException {
        String name = "";
        NumberType type = NumberType.OTHER;
        long count = 1;
        for (Field field = reader.field(constant.start(), constant.end()); field != null;
                field = reader.field(field.end(), constant.end())) {
            if (field.is(TENSOR_DIMENSION, ProtoReader.VARINT)) {
                count = times(count, field.value());
            } else if (field.is(TENSOR_DIMENSION, ProtoReader.LENGTH)) {
                for (long at = field.start(); at < field.end(); at = reader.position()) {
                    count = times(count, reader.packed(at, field.end()));
                }
            } else if (field.is(TENSOR_TYPE, ProtoReader.VARINT)) {
                type = NumberType.of(field.value());
            } else if (field.is(TENSOR_NAME, ProtoReader.LENGTH)) {
                name = reader.text(field, OnnxInspector.MOST_TEXT);
            }
        }
        long most = Long.MAX_VALUE / 2;
        weights.merge(type, Math.min(count, most), (a, b) -> Math.min(a + b, most));
        if (type == NumberType.FLOAT16 && halves.size() < MOST_NAMES) {
            halves.add(name);
        }
        return name;
    }

    private static long times(long count, long size) {
        long high = Math.multiplyHigh(count, size);
        long product = count * size;
        return size < 0 || high != 0 || product < 0 ? Long.MAX_VALUE / 2 : product;
    }

    Map<NumberType, Long> weights() {
        return weights;
    }

    /** How many of some names are constants in half precision. */
    int halves(Set<String> names) {
        return (int) halves.stream().filter(names::contains).count();
    }
}

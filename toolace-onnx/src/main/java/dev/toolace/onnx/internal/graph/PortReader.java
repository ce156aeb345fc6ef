package dev.toolace.onnx.internal.graph;

import dev.toolace.onnx.internal.proto.ProtoReader;
import dev.toolace.onnx.internal.proto.ProtoReader.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads ONNX's ValueInfoProto: name, element type and shape of an input or output. Stateless. */
final class PortReader {
    private static final int VALUE_NAME = 1;
    private static final int VALUE_TYPE = 2;
    private static final int TYPE_TENSOR = 1;
    private static final int TENSOR_ELEMENT = 1;
    private static final int TENSOR_SHAPE = 2;
    private static final int SHAPE_DIMENSION = 1;
    private static final int DIMENSION_VALUE = 1;
    private static final int DIMENSION_SYMBOL = 2;
    private static final int MOST_DIMENSIONS = 64;

    private PortReader() { }

    static Port read(ProtoReader reader, Field value) throws IOException {
        String name = "";
        NumberType type = NumberType.OTHER;
        List<Long> shape = new ArrayList<>();
        List<String> symbols = new ArrayList<>();
        for (Field field = reader.field(value.start(), value.end()); field != null;
                field = reader.field(field.end(), value.end())) {
            if (field.is(VALUE_NAME, ProtoReader.LENGTH)) {
                name = reader.text(field, OnnxInspector.MOST_TEXT);
            } else if (field.is(VALUE_TYPE, ProtoReader.LENGTH)) {
                type = type(reader, field, shape, symbols);
            }
        }
        return new Port(name, type, shape, symbols);
    }

    private static NumberType type(ProtoReader reader, Field type, List<Long> shape, List<String> symbols)
            throws IOException {
        NumberType element = NumberType.OTHER;
        Field tensor = reader.field(type.start(), type.end());
        if (tensor == null || !tensor.is(TYPE_TENSOR, ProtoReader.LENGTH)) {
            return element;
        }
        for (Field field = reader.field(tensor.start(), tensor.end()); field != null;
                field = reader.field(field.end(), tensor.end())) {
            if (field.is(TENSOR_ELEMENT, ProtoReader.VARINT)) {
                element = NumberType.of(field.value());
            } else if (field.is(TENSOR_SHAPE, ProtoReader.LENGTH)) {
                for (Field dimension = reader.field(field.start(), field.end()); dimension != null;
                        dimension = reader.field(dimension.end(), field.end())) {
                    if (dimension.is(SHAPE_DIMENSION, ProtoReader.LENGTH) && shape.size() < MOST_DIMENSIONS) {
                        dimension(reader, dimension, shape, symbols);
                    }
                }
            }
        }
        return element;
    }

    private static void dimension(ProtoReader reader, Field dimension, List<Long> shape, List<String> symbols)
            throws IOException {
        long size = -1;
        String symbol = "";
        for (Field field = reader.field(dimension.start(), dimension.end()); field != null;
                field = reader.field(field.end(), dimension.end())) {
            if (field.is(DIMENSION_VALUE, ProtoReader.VARINT)) {
                size = Math.max(-1, field.value());
            } else if (field.is(DIMENSION_SYMBOL, ProtoReader.LENGTH)) {
                symbol = reader.text(field, OnnxInspector.MOST_TEXT);
            }
        }
        shape.add(size);
        symbols.add(symbol);
    }
}

package dev.toolace.onnx.internal.device;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.toolace.onnx.internal.graph.NumberType;
import dev.toolace.onnx.internal.graph.Port;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** ONNX Runtime's tensors over direct buffers, which it reads and writes without a copy. Stateless. */
public final class Tensors {
    private Tensors() { }

    /** Memory for a number of elements. */
    public static ByteBuffer allocate(NumberType type, long count) {
        return ByteBuffer.allocateDirect(Math.toIntExact(Math.multiplyExact(count, type.bytes())))
                .order(ByteOrder.nativeOrder());
    }

    /** A tensor over the beginning of a buffer. */
    public static OnnxTensor over(OrtEnvironment environment, ByteBuffer buffer, NumberType type,
            long[] shape) throws OrtException {
        ByteBuffer part = buffer.duplicate().order(ByteOrder.nativeOrder()).position(0)
                .limit(Math.toIntExact(count(shape) * type.bytes()));
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(environment, part.asFloatBuffer(), shape);
            case INT32 -> OnnxTensor.createTensor(environment, part.asIntBuffer(), shape);
            case INT64 -> OnnxTensor.createTensor(environment, part.asLongBuffer(), shape);
            case BOOL -> OnnxTensor.createTensor(environment, part, shape, OnnxJavaType.BOOL);
            case FLOAT16 -> OnnxTensor.createTensor(environment, part, shape, OnnxJavaType.FLOAT16);
            case BFLOAT16 -> OnnxTensor.createTensor(environment, part, shape, OnnxJavaType.BFLOAT16);
            case UINT8, INT8, INT16, DOUBLE, UINT4, INT4, OTHER ->
                    throw new IllegalStateException("no signature has " + type);
        };
    }

    /** A tensor of zeros. */
    public static OnnxTensor zeros(OrtEnvironment environment, NumberType type, long[] shape) throws OrtException {
        return over(environment, allocate(type, count(shape)), type, shape);
    }

    static long count(long[] shape) {
        long count = 1;
        for (long dimension : shape) {
            count = Math.multiplyExact(count, dimension);
        }
        return count;
    }

    /** Inputs or outputs of a session. */
    public static List<Port> ports(Collection<NodeInfo> nodes) {
        List<Port> ports = new ArrayList<>();
        for (NodeInfo node : nodes) {
            if (node.getInfo() instanceof TensorInfo tensor) {
                List<Long> shape = new ArrayList<>();
                List<String> symbols = new ArrayList<>();
                for (int i = 0; i < tensor.getShape().length; i++) {
                    shape.add(tensor.getShape()[i]);
                    String symbol = i < tensor.getDimensionNames().length ? tensor.getDimensionNames()[i] : null;
                    symbols.add(symbol == null ? "" : symbol);
                }
                ports.add(new Port(node.getName(), type(tensor.onnxType), shape, symbols));
            } else {
                ports.add(new Port(node.getName(), NumberType.OTHER, List.of(), List.of()));
            }
        }
        return ports;
    }

    private static NumberType type(TensorInfo.OnnxTensorType type) {
        return switch (type) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> NumberType.FLOAT;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> NumberType.FLOAT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> NumberType.BFLOAT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> NumberType.DOUBLE;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> NumberType.UINT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> NumberType.INT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> NumberType.INT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> NumberType.INT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> NumberType.INT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> NumberType.BOOL;
            default -> NumberType.OTHER;
        };
    }
}

package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.device.Tensors;
import dev.toolace.onnx.internal.graph.LogitsPort;
import dev.toolace.onnx.internal.graph.NumberType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Where the graph writes logits: one direct buffer, which grows to the longest run. Those in half precision are
 * converted, one row at a time. Confined to one decoder.
 */
final class LogitsBuffer {
    private final OrtEnvironment environment;
    private final LogitsPort port;
    private final NumberType type;
    private final int width;
    private final FloatBuffer converted;
    private ByteBuffer bytes;
    /** Rows of the last run. */
    private int rows = 1;

    LogitsBuffer(OrtEnvironment environment, LogitsPort port) {
        this.environment = environment;
        this.port = port;
        this.type = port.port().type();
        this.width = port.vocabulary();
        this.bytes = Tensors.allocate(type, width);
        this.converted = FloatBuffer.allocate(type == NumberType.FLOAT ? 0 : width);
    }

    /** The place for the logits of a run. */
    OnnxTensor tensor(int tokens, int wanted) throws OrtException {
        rows = port.rows(tokens, wanted);
        long size = (long) rows * width * type.bytes();
        if (size > bytes.capacity()) {
            grow(size, tokens);
        }
        return Tensors.over(environment, bytes, type, port.shape(rows));
    }

    private void grow(long wanted, int tokens) {
        try {
            bytes = Tensors.allocate(NumberType.UINT8, wanted);
        } catch (ArithmeticException | OutOfMemoryError e) {
            throw new ToolaceException(OnnxErrors.RUN_FAILED, "no memory for the logits of " + tokens + " tokens ("
                    + wanted + " bytes), all of which this graph computes; set maxContext lower or raise "
                    + "-XX:MaxDirectMemorySize", e);
        }
    }

    /** The logits of a token of the last run, counted from its end, the last being 0; valid until the next run. */
    FloatBuffer row(int fromEnd) {
        int from = (rows - 1 - fromEnd) * width;
        ByteBuffer all = bytes.duplicate().order(ByteOrder.nativeOrder());
        if (type == NumberType.FLOAT) {
            return all.asFloatBuffer().position(from).limit(from + width).slice();
        }
        for (int i = 0; i < width; i++) {
            short bits = all.getShort((from + i) * Short.BYTES);
            converted.put(i, type == NumberType.BFLOAT16 ? Float.intBitsToFloat(bits << 16) : half(bits));
        }
        return converted.duplicate();
    }

    /** The number that a half-precision one is. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int widened = exponent == 0x1f ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }
}

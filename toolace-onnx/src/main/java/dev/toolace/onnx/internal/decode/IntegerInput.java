package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Whole numbers for the model in a direct buffer, in the width that the graph asks for. Confined to one decoder. */
final class IntegerInput {
    private final ByteBuffer bytes;
    private final boolean wide;

    IntegerInput(int room, boolean wide) {
        this.bytes = ByteBuffer.allocateDirect(Math.multiplyExact(room, wide ? Long.BYTES : Integer.BYTES)).order(ByteOrder.nativeOrder());
        this.wide = wide;
    }

    void set(int index, int value) {
        if (wide) {
            bytes.putLong(index * Long.BYTES, value);
        } else {
            bytes.putInt(index * Integer.BYTES, value);
        }
    }

    /** The first numbers as [1, count], without a copy. */
    OnnxTensor tensor(OrtEnvironment environment, int count) throws OrtException {
        long[] shape = {1, count};
        ByteBuffer part = bytes.duplicate().order(ByteOrder.nativeOrder()).limit(count * (wide ? Long.BYTES : Integer.BYTES));
        return wide ? OnnxTensor.createTensor(environment, part.asLongBuffer(), shape)
                : OnnxTensor.createTensor(environment, part.asIntBuffer(), shape);
    }
}

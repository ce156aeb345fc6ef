package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What every run of a model takes and gives beside the cache: token numbers, mask and positions in, logits out, all over direct
 * buffers that are made once. Confined to one decoder.
 */
final class Step {
    private final OrtEnvironment environment;
    private final GraphSignature signature;
    private final int chunk;
    private final IntegerInput ids;
    private final IntegerInput mask;
    private final IntegerInput positions;
    private final FloatBuffer logits;
    private final List<OnnxTensor> made = new ArrayList<>(4);

    Step(OrtEnvironment environment, GraphSignature signature, int room, int chunk) {
        this.environment = environment;
        this.signature = signature;
        this.chunk = chunk;
        ids = new IntegerInput(chunk, signature.wideIntegers());
        positions = new IntegerInput(chunk, signature.wideIntegers());
        mask = new IntegerInput(room, signature.wideIntegers());
        for (int i = 0; i < room; i++) {
            mask.set(i, 1);
        }
        logits = floats((long) (signature.lastOnly() ? 1 : chunk) * signature.vocabulary());
    }

    /** Runs of at most the chunk's length, one after the other. */
    @FunctionalInterface
    interface Run {
        void run(int from, int count) throws OrtException;
    }

    /** Cuts tokens into chunks, runs each, and gives the logits of the last token. */
    FloatBuffer inChunks(int from, int count, Run run) throws OrtException {
        int size = 0;
        for (int done = 0; done < count; done += size) {
            size = Math.min(chunk, count - done);
            try {
                run.run(from + done, size);
            } finally {
                made.forEach(OnnxTensor::close);
                made.clear();
            }
        }
        int last = signature.lastOnly() ? 0 : size - 1;
        int width = signature.vocabulary();
        return logits.duplicate().position(last * width).limit((last + 1) * width).slice();
    }

    /** Puts the inputs of a run into a map, except the cache. */
    void inputs(Map<String, ? super OnnxTensor> inputs, int[] tokens, int from, int count, int past) throws OrtException {
        for (int i = 0; i < count; i++) {
            ids.set(i, tokens[from + i]);
            positions.set(i, past + i);
        }
        GraphNames names = signature.names();
        inputs.put(names.ids(), keep(ids.tensor(environment, count)));
        if (signature.hasMask()) {
            inputs.put(names.mask(), keep(mask.tensor(environment, past + count)));
        }
        if (signature.hasPosition()) {
            inputs.put(names.position(), keep(positions.tensor(environment, count)));
        }
    }

    /** Puts the place for the logits of a run into a map. */
    void outputs(Map<String, OnnxValue> outputs, int count) throws OrtException {
        int rows = signature.lastOnly() ? 1 : count;
        int width = signature.vocabulary();
        outputs.put(signature.names().logits(), keep(OnnxTensor.createTensor(environment,
                logits.duplicate().position(0).limit(rows * width), new long[] {1, rows, width})));
    }

    /** A cache tensor without tokens. */
    OnnxTensorLike emptyCache() throws OrtException {
        return keep(OnnxTensor.createTensor(environment, floats(0), signature.cacheShape(0)));
    }

    private OnnxTensor keep(OnnxTensor tensor) {
        made.add(tensor);
        return tensor;
    }

    static FloatBuffer floats(long count) {
        return ByteBuffer.allocateDirect(Math.toIntExact(count * Float.BYTES)).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}

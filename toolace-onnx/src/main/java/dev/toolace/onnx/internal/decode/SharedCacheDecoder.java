package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cache that the graph writes in place: the same tensor, over one direct buffer with room for the whole context, is the past
 * input and the present output of a layer. Nothing is copied or allocated from token to token.
 */
final class SharedCacheDecoder implements Decoder {
    private final OrtSession session;
    private final Step step;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxValue> outputs = new LinkedHashMap<>();
    private final List<OnnxTensor> cache = new ArrayList<>();
    private int length;

    SharedCacheDecoder(OrtEnvironment environment, OrtSession session, GraphSignature signature, int room, int chunk)
            throws OrtException {
        this.session = session;
        this.step = new Step(environment, signature, room, chunk);
        long[] shape = signature.cacheShape(room);
        long count = 1;
        for (long dimension : shape) {
            count = Math.multiplyExact(count, dimension);
        }
        try {
            for (Map.Entry<String, String> entry : signature.cache().entrySet()) {
                OnnxTensor tensor = OnnxTensor.createTensor(environment, Step.floats(count), shape);
                cache.add(tensor);
                inputs.put(entry.getKey(), tensor);
                outputs.put(entry.getValue(), tensor);
            }
        } catch (OrtException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    @Override
    public FloatBuffer feed(int[] tokens, int from, int count) throws OrtException {
        return step.inChunks(from, count, (at, size) -> {
            step.inputs(inputs, tokens, at, size, length);
            step.outputs(outputs, size);
            session.run(inputs, Set.of(), outputs).close();
            length += size;
        });
    }

    @Override
    public void close() {
        cache.forEach(OnnxTensor::close);
        cache.clear();
    }
}

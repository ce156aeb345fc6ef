package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cache for graphs that append to it by copying, as many exporters write them: the present outputs of one run are the past
 * inputs of the next, handed over without leaving native memory.
 */
final class GrowingCacheDecoder implements Decoder {
    private final OrtSession session;
    private final GraphSignature signature;
    private final Step step;
    private OrtSession.@Nullable Result previous;
    private int length;

    GrowingCacheDecoder(OrtEnvironment environment, OrtSession session, GraphSignature signature, int room, int chunk) {
        this.session = session;
        this.signature = signature;
        this.step = new Step(environment, signature, room, chunk);
    }

    @Override
    public int length() {
        return length;
    }

    /** Such a cache can only be dropped as a whole. */
    @Override
    public void truncate(int newLength) {
        if (newLength < length) {
            length = 0;
            release();
        }
    }

    @Override
    public FloatBuffer feed(int[] tokens, int from, int count) throws OrtException {
        Set<String> wanted = new LinkedHashSet<>(signature.cache().values());
        return step.inChunks(from, count, (at, size) -> {
            Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();
            Map<String, OnnxValue> outputs = new HashMap<>();
            step.inputs(inputs, tokens, at, size, length);
            step.outputs(outputs, size);
            past(inputs);
            OrtSession.Result next = session.run(inputs, wanted, outputs);
            // The past belongs to the previous result, which must stay open until the run is over.
            release();
            previous = next;
            length += size;
        });
    }

    private void past(Map<String, OnnxTensorLike> inputs) throws OrtException {
        OrtSession.Result last = previous;
        for (Map.Entry<String, String> entry : signature.cache().entrySet()) {
            inputs.put(entry.getKey(), last == null ? step.emptyCache()
                    : (OnnxTensor) last.get(entry.getValue()).orElseThrow());
        }
    }

    private void release() {
        OrtSession.Result last = previous;
        previous = null;
        if (last != null) {
            last.close();
        }
    }

    @Override
    public void close() {
        release();
    }
}

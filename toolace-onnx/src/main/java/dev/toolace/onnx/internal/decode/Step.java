package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.toolace.onnx.internal.device.Tensors;
import dev.toolace.onnx.internal.graph.CacheTensor;
import dev.toolace.onnx.internal.graph.Feed;
import dev.toolace.onnx.internal.graph.GraphSignature;
import dev.toolace.onnx.internal.graph.LogitsPort;
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
    private final List<StepInput> feeds = new ArrayList<>();
    private final String logitsName;
    private final LogitsBuffer logits;
    private final List<OnnxTensor> made = new ArrayList<>(4);

    Step(OrtEnvironment environment, GraphSignature signature, int room, int chunk) {
        this.environment = environment;
        for (Feed feed : signature.feeds()) {
            feeds.add(new StepInput(feed, room, chunk, signature.logits().rows() == LogitsPort.Rows.CHOSEN));
        }
        logitsName = signature.logits().port().name();
        logits = new LogitsBuffer(environment, signature.logits());
    }

    /** Puts the inputs of a run into a map, except the cache. */
    void inputs(Map<String, ? super OnnxTensor> inputs, int[] tokens, int from, int count, int past, int wanted)
            throws OrtException {
        for (StepInput feed : feeds) {
            inputs.put(feed.name(), keep(feed.tensor(environment, tokens, from, count, past, wanted)));
        }
    }

    /** Puts the place for the logits of a run into a map. */
    void outputs(Map<String, OnnxValue> outputs, int count, int wanted) throws OrtException {
        outputs.put(logitsName, keep(logits.tensor(count, wanted)));
    }

    /** Logits of the last run, by token from its end. */
    FloatBuffer logits(int fromEnd) {
        return logits.row(fromEnd);
    }

    /** What a run is given where nothing came before: no tokens, or a state of zeros. */
    OnnxTensorLike empty(CacheTensor tensor) throws OrtException {
        return keep(Tensors.zeros(environment, tensor.type(), tensor.shape(0)));
    }

    /** Frees the tensors of a run. */
    void release() {
        made.forEach(OnnxTensor::close);
        made.clear();
    }

    private OnnxTensor keep(OnnxTensor tensor) {
        made.add(tensor);
        return tensor;
    }
}

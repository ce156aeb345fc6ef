package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.toolace.onnx.internal.graph.CacheTensor;
import dev.toolace.onnx.internal.graph.GraphSignature;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One sequence in the model: feeds tokens, keeps what the graph carries from run to run.
 *
 * <p>A cache that the graph writes in place is the past input and the present output at once, over one direct buffer
 * with room for the whole context: nothing is copied or allocated from token to token. All else is carried along as it
 * comes. Confined to one generation at a time.
 */
final class Decoder implements AutoCloseable {
    private final OrtSession session;
    private final OrtSession.@Nullable RunOptions options;
    private final Step step;
    private final Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxValue> outputs = new LinkedHashMap<>();
    private final List<OnnxTensor> shared = new ArrayList<>();
    private final CarriedState carried;
    private final boolean carries;
    private int length;

    Decoder(OrtEnvironment environment, OrtSession session, OrtSession.@Nullable RunOptions options,
            GraphSignature signature, int room, int chunk) throws OrtException {
        this.session = session;
        this.options = options;
        this.step = new Step(environment, signature, room, chunk);
        this.carried = new CarriedState(signature.cache().stream().filter(tensor -> !tensor.inPlace()).toList());
        this.carries = !carried.outputs().isEmpty();
        try {
            for (CacheTensor tensor : signature.cache()) {
                if (tensor.inPlace()) {
                    OnnxTensor memory = Tensors.zeros(environment, tensor.type(), tensor.shape(room));
                    shared.add(memory);
                    inputs.put(tensor.past(), memory);
                    outputs.put(tensor.present(), memory);
                }
            }
        } catch (OrtException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Tokens that the cache holds. */
    int length() {
        return length;
    }

    /** Remembers this place as one to come back to. */
    void mark() {
        if (carries) {
            carried.mark();
        }
    }

    /** The most tokens, up to a number, that {@link #truncate} can leave. */
    int restorable(int most) {
        int held = Math.min(most, length);
        return carries ? carried.restorable(held) : held;
    }

    /** Forgets all tokens from a place on; one that {@link #restorable} gave. */
    void truncate(int newLength) {
        if (newLength > length || carries && carried.restorable(newLength) != newLength) {
            throw new IllegalArgumentException("the cache cannot be cut at " + newLength);
        }
        if (carries) {
            carried.restore(newLength);
        }
        length = newLength;
    }

    /**
     * Feeds tokens, which must fit.
     *
     * @return logits of the last token, valid until the next call
     */
    FloatBuffer feed(int[] tokens, int from, int count) throws OrtException {
        return step.inChunks(from, count, (at, size) -> {
            step.inputs(inputs, tokens, at, size, length);
            step.outputs(outputs, size);
            if (carries) {
                carried.inputs(inputs, step);
            }
            OrtSession.Result result = session.run(inputs, carried.outputs(), outputs, options);
            length += size;
            if (carries) {
                carried.advance(result, length);
            } else {
                result.close();
            }
        });
    }

    @Override
    public void close() {
        carried.close();
        shared.forEach(OnnxTensor::close);
        shared.clear();
    }
}

package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.toolace.onnx.internal.device.CacheMemory;
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
 * <p>A cache that the graph writes in place is the past input and the present output at once, over one block of memory
 * with room for the whole context: nothing is copied or allocated from token to token. All else is carried along as it
 * comes. Confined to one generation at a time.
 */
final class Decoder implements AutoCloseable {
    private final OrtSession session;
    private final OrtSession.@Nullable RunOptions options;
    private final Step step;
    private final Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxValue> outputs = new LinkedHashMap<>();
    /** What the graph writes in place. */
    private final List<CacheMemory.Block> blocks = new ArrayList<>();
    private final CarriedState carried;
    private final boolean carries;
    private int length;

    Decoder(OrtEnvironment environment, OrtSession session, OrtSession.@Nullable RunOptions options,
            CacheMemory memory, GraphSignature signature, int room, int chunk) throws OrtException {
        this.session = session;
        this.options = options;
        this.step = new Step(environment, signature, room, chunk);
        this.carried = new CarriedState(signature.cache().stream().filter(tensor -> !tensor.inPlace()).toList(),
                memory);
        this.carries = !signature.inPlace();
        try {
            for (CacheTensor tensor : signature.cache()) {
                if (tensor.inPlace()) {
                    CacheMemory.Block block = memory.zeros(tensor, room + signature.spareTokens());
                    blocks.add(block);
                    inputs.put(tensor.past(), block.tensor());
                    outputs.put(tensor.present(), block.tensor());
                }
            }
        } catch (OrtException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Whether {@link #copy} may be called: nothing is carried but memory in place. */
    boolean copies() {
        return !carries;
    }

    /** Takes over the first tokens of another decoder of the same graph, whose cache is written in place. */
    void copy(Decoder other, int tokens) throws OrtException {
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).copy(other.blocks.get(i), tokens);
        }
        length = tokens;
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
     * Feeds tokens, which must fit and be no more than a chunk.
     *
     * @param wanted the logits of how many of them, the last ones, will be asked for; where a graph gives only those of
     *               the last, it must be 1
     */
    void feed(int[] tokens, int from, int count, int wanted) throws OrtException {
        try {
            step.inputs(inputs, tokens, from, count, length, wanted);
            step.outputs(outputs, count, wanted);
            if (carries) {
                carried.inputs(inputs, step);
                carried.outputs(outputs, length + count);
            }
            OrtSession.Result result = session.run(inputs, carried.requested(), outputs, options);
            length += count;
            if (carries) {
                carried.advance(result, length);
            } else {
                result.close();
            }
        } finally {
            step.release();
        }
    }

    /** Logits of the last run, by token from its end, the last being 0; valid until the next run. */
    FloatBuffer logits(int fromEnd) {
        return step.logits(fromEnd);
    }

    @Override
    public void close() {
        carried.close();
        blocks.forEach(CacheMemory.Block::close);
        blocks.clear();
    }
}

package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.toolace.onnx.internal.device.Tensors;
import dev.toolace.onnx.internal.graph.Feed;
import dev.toolace.onnx.internal.graph.NumberType;
import dev.toolace.onnx.internal.graph.Port;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** An input that every run gets anew, in a direct buffer of the graph's type. Confined to one decoder. */
final class StepInput {
    private final Feed feed;
    private final NumberType type;
    private final ByteBuffer bytes;
    /** How often places stand one after the other: models for images have some for each axis. */
    private final int axes;
    private final boolean chooses;
    /** Where the mask asks for logits. */
    private int asking;

    StepInput(Feed feed, int room, int chunk, boolean chooses) {
        this.feed = feed;
        this.chooses = chooses;
        Port port = feed.port();
        this.type = port.type();
        this.axes = feed.role() == Feed.Role.POSITIONS && port.rank() == 3 ? Math.toIntExact(port.shape().get(0)) : 1;
        this.bytes = Tensors.allocate(type, switch (feed.role()) {
            case TOKENS -> chunk;
            case POSITIONS -> (long) chunk * axes;
            case MASK -> room;
            case PAST_LENGTH, TOTAL_LENGTH, LAST_PLACE, LOGITS_WANTED, CACHE_BRANCH -> 1;
        });
        if (feed.role() == Feed.Role.MASK) {
            for (int i = 0; i < room; i++) {
                set(i, 1);
            }
        }
    }

    String name() {
        return feed.name();
    }

    /** The tensor for a run: some tokens after others, and the logits of some of them are wanted. */
    OnnxTensor tensor(OrtEnvironment environment, int[] tokens, int from, int count, int past, int wanted)
            throws OrtException {
        return Tensors.over(environment, bytes, type, switch (feed.role()) {
            case TOKENS -> tokens(tokens, from, count);
            case MASK -> mask(past + count, wanted);
            case POSITIONS -> places(past, count);
            case PAST_LENGTH -> number(past);
            case TOTAL_LENGTH -> number(past + count);
            case LAST_PLACE -> number(past + count - 1);
            case LOGITS_WANTED -> number(1);
            case CACHE_BRANCH -> number(past > 0 ? 1 : 0);
        });
    }

    private long[] tokens(int[] tokens, int from, int count) {
        for (int i = 0; i < count; i++) {
            set(i, tokens[from + i]);
        }
        return new long[] {1, count};
    }

    private long[] mask(int length, int wanted) {
        if (chooses) {
            set(asking, 1);
            asking = length - 1;
            set(asking, 1 + wanted);
        }
        return new long[] {1, length};
    }

    private long[] places(int past, int count) {
        for (int axis = 0; axis < axes; axis++) {
            for (int i = 0; i < count; i++) {
                set(axis * count + i, past + i);
            }
        }
        int rank = feed.port().rank();
        return rank == 1 ? new long[] {count} : rank == 2 ? new long[] {1, count} : new long[] {axes, 1, count};
    }

    private long[] number(int value) {
        set(0, value);
        long[] shape = new long[feed.port().rank()];
        Arrays.fill(shape, 1);
        return shape;
    }

    private void set(int index, int value) {
        switch (type) {
            case INT64 -> bytes.putLong(index * Long.BYTES, value);
            case INT32 -> bytes.putInt(index * Integer.BYTES, value);
            case FLOAT -> bytes.putFloat(index * Float.BYTES, value);
            case BOOL -> bytes.put(index, (byte) value);
            case UINT8, INT8, INT16, FLOAT16, DOUBLE, BFLOAT16, UINT4, INT4, OTHER ->
                    throw new IllegalStateException("no signature has " + type);
        }
    }
}

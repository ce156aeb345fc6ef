package dev.toolace.onnx.internal.export;

import dev.toolace.onnx.internal.architecture.DecoderConfig;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of an attention head are stored. {@code GroupQueryAttention} wants a multiple of 16 of them and
 * rotates the first half against the second. Heads of another width, or with a rotated part, get zeros and another
 * order; products of queries and keys do not change by that, as long as both have the same.
 *
 * @param size   numbers of a head in the checkpoint
 * @param rotary how many of them, the first ones, are rotated
 */
record HeadLayout(int size, int rotary) {
    private static final int UNIT = 16;

    static HeadLayout of(DecoderConfig config) {
        return new HeadLayout(config.headSize(), config.rotarySize());
    }

    /** Numbers of a head in the graph. */
    int stored() {
        return (size + UNIT - 1) / UNIT * UNIT;
    }

    /** Whether heads stay as they are. */
    boolean plain() {
        return stored() == size && rotary == size;
    }

    /** For queries and keys: the halves of the rotated part at the beginning of both halves, the rest behind them. */
    @Nullable Placement rotated(int heads) {
        if (plain()) {
            return null;
        }
        int[] targets = new int[size];
        int half = stored() / 2;
        int pairs = rotary / 2;
        for (int i = 0; i < size; i++) {
            int rest = i - rotary;
            targets[i] = i < pairs ? i : i < rotary ? half + i - pairs
                    : rest < half - pairs ? pairs + rest : half + rest - (half - pairs) + pairs;
        }
        return new Placement(targets, stored()).times(heads);
    }

    /** For values and the attention's output: zeros behind each head, where it is widened. */
    @Nullable Placement widened(int heads) {
        if (stored() == size) {
            return null;
        }
        return new Placement(Placement.same(size).targets(), stored()).times(heads);
    }
}

package dev.toolace.onnx.internal.graph;

import java.util.List;

/**
 * What a graph carries from one run to the next: an output that becomes an input. Immutable.
 *
 * @param past     the input
 * @param present  the output
 * @param type     element type of both
 * @param shape    dimensions; -1 for the batch and for the tokens
 * @param timeAxis the dimension that grows with the tokens; -1 for a state of fixed size, as of a convolution or
 *                 recurrence
 * @param layer    number in the names; -1 where there is none
 * @param inPlace  whether both may be the same memory, with room for all tokens to come
 */
public record CacheTensor(String past, String present, NumberType type, List<Long> shape, int timeAxis, int layer,
        boolean inPlace) {

    /** Copies the shape. */
    public CacheTensor {
        shape = List.copyOf(shape);
    }

    /** Whether it grows with the tokens. */
    public boolean grows() {
        return timeAxis >= 0;
    }

    /** The dimensions with a number of tokens; batch 1. */
    public long[] shape(long tokens) {
        long[] dimensions = new long[shape.size()];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = i == timeAxis ? tokens : shape.get(i) < 0 ? 1 : shape.get(i);
        }
        return dimensions;
    }

    /** The bytes with a number of tokens; {@link Long#MAX_VALUE} where a long cannot tell. */
    public long bytes(long tokens) {
        long bytes = type.bytes();
        for (long dimension : shape(tokens)) {
            if (dimension != 0 && bytes > Long.MAX_VALUE / dimension) {
                return Long.MAX_VALUE;
            }
            bytes *= dimension;
        }
        return bytes;
    }

    CacheTensor writtenInPlace() {
        return new CacheTensor(past, present, type, shape, timeAxis, layer, true);
    }
}

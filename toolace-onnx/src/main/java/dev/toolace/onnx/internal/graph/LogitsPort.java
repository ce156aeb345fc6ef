package dev.toolace.onnx.internal.graph;

/**
 * The output that is wanted. Immutable.
 *
 * @param port       its name, type and shape
 * @param rows       of which positions there are logits
 * @param vocabulary number of tokens; 0 where the shape does not say
 */
public record LogitsPort(Port port, Rows rows, int vocabulary) {
    /** Of which positions there are logits. */
    public enum Rows {
        /** Of each token of a run. */
        ALL,
        /** Of its last token. */
        LAST,
        /** Of as many of its last tokens as the last number of the mask asks for: one more than that many. */
        CHOSEN,
        /** The shape does not say: one run tells. */
        UNKNOWN
    }

    /** Whether nothing is left to be found out. */
    public boolean known() {
        return rows != Rows.UNKNOWN && vocabulary > 0;
    }

    /** How many rows a run of tokens gives, of which some are wanted. */
    public int rows(int tokens, int wanted) {
        return switch (rows) {
            case ALL, UNKNOWN -> tokens;
            case LAST -> 1;
            case CHOSEN -> wanted;
        };
    }

    /** The shape of the output for a number of rows. */
    public long[] shape(int count) {
        return port.rank() == 2 ? new long[] {count, vocabulary} : new long[] {1, count, vocabulary};
    }
}

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
        /** The shape does not say: one run tells. */
        UNKNOWN
    }

    /** Whether nothing is left to be found out. */
    public boolean known() {
        return rows != Rows.UNKNOWN && vocabulary > 0;
    }

    /** The shape of the output for a number of rows. */
    public long[] shape(int count) {
        return port.rank() == 2 ? new long[] {count, vocabulary} : new long[] {1, count, vocabulary};
    }
}

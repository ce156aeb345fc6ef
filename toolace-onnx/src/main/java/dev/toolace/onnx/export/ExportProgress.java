package dev.toolace.onnx.export;

/** Told how far an export is, by the thread that exports. */
@FunctionalInterface
public interface ExportProgress {
    /**
     * Weights were written; called after each constant of the graph.
     *
     * @param bytes of weights written so far
     * @param total bytes of all weights
     */
    void written(long bytes, long total);
}

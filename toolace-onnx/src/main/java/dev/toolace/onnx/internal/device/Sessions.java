package dev.toolace.onnx.internal.device;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** Opens sessions that run where a model runs. */
@FunctionalInterface
public interface Sessions {
    /** Opens one over the bytes of a graph. */
    OrtSession open(byte[] graph) throws OrtException;
}

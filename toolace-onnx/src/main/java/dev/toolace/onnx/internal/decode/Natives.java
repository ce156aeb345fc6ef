package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;

/** ONNX Runtime's native library: loaded only when a model is opened. */
final class Natives {
    private Natives() { }

    /** ONNX Runtime's environment; quiet, because every native error reaches the caller as an exception anyway. */
    static OrtEnvironment environment() {
        try {
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "toolace");
        } catch (LinkageError | RuntimeException e) {
            throw new ToolaceException(OnnxErrors.NATIVE_MISSING,
                    "ONNX Runtime cannot be loaded on this platform (" + System.getProperty("os.name") + ", "
                            + System.getProperty("os.arch") + "): " + e, e);
        }
    }
}

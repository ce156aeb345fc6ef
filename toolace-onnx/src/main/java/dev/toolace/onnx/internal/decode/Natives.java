package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.OnnxErrors;

/** Native libraries: loaded only when a model is opened, and kept off the network. */
final class Natives {
    private static final String OFFLINE = "ai.djl.offline";
    private static final String NO_TRACKING = "OPT_OUT_TRACKING";
    /** The library in the jar; with a GPU present another one would be looked for online. */
    private static final String FLAVOR = "RUST_FLAVOR";

    private Natives() { }

    /**
     * Tells the tokenizer library not to touch the network; must come before its first class is loaded. A host that set the
     * properties itself is left alone.
     */
    static void stayOffline() {
        setUnlessSet(OFFLINE, "true");
        setUnlessSet(NO_TRACKING, "true");
        setUnlessSet(FLAVOR, "cpu");
    }

    private static void setUnlessSet(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

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

package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.OnnxErrors;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens ONNX Runtime sessions. */
final class SessionFactory {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFactory.class);

    private SessionFactory() { }

    /** An open session and where it really runs. */
    record Opened(OrtSession session, ExecutionTarget target) { }

    static Opened open(OrtEnvironment environment, Path file, EngineSettings settings) {
        try (SessionOptions options = new SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(settings.threads());
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.addConfigEntry("session.intra_op.allow_spinning", settings.spinning() ? "1" : "0");
            // Sequence lengths change all the time: remembered memory patterns would only pile up.
            options.setMemoryPatternOptimization(false);
            ExecutionTarget target = choose(options, settings.target());
            return new Opened(environment.createSession(file.toString(), options), target);
        } catch (OrtException e) {
            throw new ToolaceException(OnnxErrors.ONNX_BROKEN,
                    "ONNX Runtime cannot load " + file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static ExecutionTarget choose(SessionOptions options, ExecutionTarget wanted) {
        if (!(wanted instanceof ExecutionTarget.Cuda cuda)) {
            return wanted;
        }
        try {
            options.addCUDA(cuda.deviceId());
            return cuda;
        } catch (OrtException | LinkageError e) {
            String reason = "CUDA device " + cuda.deviceId() + " cannot be used: " + advice(String.valueOf(e.getMessage()));
            if (!cuda.fallbackToCpu()) {
                throw new ToolaceException(OnnxErrors.CUDA_UNAVAILABLE, reason, e);
            }
            LOG.warn("{}; the model runs on the CPU", reason);
            return ExecutionTarget.cpu();
        }
    }

    /** Says what is missing: the artifact, a library that the message names, or a device. */
    static String advice(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("failed to find") || lower.contains("not supported in this build") || lower.contains("not compiled")
                || lower.contains("not enabled in this build")) {
            return "this onnxruntime artifact is the CPU build; use com.microsoft.onnxruntime:onnxruntime_gpu in its place, "
                    + "with CUDA 12 and cuDNN 9 installed (" + message + ")";
        }
        int end = message.indexOf(": cannot open shared object");
        String named = end < 0 ? "" : "library " + message.substring(message.lastIndexOf(' ', end) + 1, end) + " is missing; ";
        return named + "install CUDA 12 and cuDNN 9 and let the loader find them, for example through LD_LIBRARY_PATH ("
                + message + ")";
    }
}

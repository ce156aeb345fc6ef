package dev.toolace.onnx.internal.decode;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.toolace.ToolaceException;
import dev.toolace.onnx.ExecutionTarget;
import dev.toolace.onnx.OnnxErrors;
import dev.toolace.onnx.internal.device.CacheMemory;
import dev.toolace.onnx.internal.device.CachePlace;
import dev.toolace.onnx.internal.device.DeviceException;
import dev.toolace.onnx.internal.device.DeviceMemory;
import dev.toolace.onnx.internal.device.HostMemory;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens ONNX Runtime sessions. */
final class SessionFactory {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFactory.class);

    private SessionFactory() { }

    /** An open session, where it really runs, and where its caches are. */
    record Opened(OrtSession session, ExecutionTarget target, CacheMemory memory) { }

    static Opened open(OrtEnvironment environment, Path file, EngineSettings settings) {
        try {
            return open(environment, file, settings, settings.target());
        } catch (ToolaceException e) {
            boolean falls = settings.target() instanceof ExecutionTarget.Cuda cuda && cuda.fallbackToCpu()
                    && e.errorId().equals(OnnxErrors.CUDA_UNAVAILABLE);
            if (!falls) {
                throw e;
            }
            LOG.warn("{}; the model runs on the CPU", e.detail());
            return open(environment, file, settings, ExecutionTarget.cpu());
        }
    }

    private static Opened open(OrtEnvironment environment, Path file, EngineSettings settings,
            ExecutionTarget target) {
        try (SessionOptions options = options(settings, target)) {
            OrtSession session = environment.createSession(file.toString(), options);
            try {
                return new Opened(session, target, memory(environment, session, settings, target));
            } catch (DeviceException e) {
                session.close();
                throw new ToolaceException(OnnxErrors.CUDA_UNAVAILABLE, "no key-value cache can be made on the device: "
                        + e.getMessage() + "; the system property " + CachePlace.PROPERTY + "=host keeps caches in main "
                        + "memory, from where they are copied for every token", e);
            } catch (RuntimeException | Error e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ToolaceException(OnnxErrors.ONNX_BROKEN,
                    "ONNX Runtime cannot load " + file.getFileName() + ": " + e.getMessage(), e);
        }
    }

    private static CacheMemory memory(OrtEnvironment environment, OrtSession session, EngineSettings settings,
            ExecutionTarget target) throws DeviceException {
        CachePlace place = CachePlace.of(target);
        if (place.memory() == null) {
            return new HostMemory(environment);
        }
        try {
            return DeviceMemory.open(environment, session, place.memory(), place.device(), graph -> {
                try (SessionOptions options = options(settings, target)) {
                    return environment.createSession(graph, options);
                }
            });
        } catch (LinkageError e) {
            throw new DeviceException("JNA (net.java.dev.jna:jna) cannot be loaded: " + e, e);
        }
    }

    private static SessionOptions options(EngineSettings settings, ExecutionTarget target) throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(settings.threads());
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.addConfigEntry("session.intra_op.allow_spinning", settings.spinning() ? "1" : "0");
            // Sequence lengths change all the time: remembered memory patterns would only pile up.
            options.setMemoryPatternOptimization(false);
            if (target instanceof ExecutionTarget.Cuda cuda) {
                addCuda(options, cuda.deviceId());
            }
            return options;
        } catch (OrtException | RuntimeException e) {
            options.close();
            throw e;
        }
    }

    private static void addCuda(SessionOptions options, int device) {
        try {
            options.addCUDA(device);
        } catch (OrtException | LinkageError e) {
            throw new ToolaceException(OnnxErrors.CUDA_UNAVAILABLE,
                    "CUDA device " + device + " cannot be used: " + advice(String.valueOf(e.getMessage())), e);
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

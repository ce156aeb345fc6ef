package dev.toolace.onnx;

import dev.toolace.ErrorId;
import dev.toolace.ToolaceException;

/** Where a model runs. Immutable values, safe for use by many threads. */
public sealed interface ExecutionTarget {
    /** The processor. Needs nothing but the default artifacts. */
    record Cpu() implements ExecutionTarget { }

    /**
     * An NVIDIA GPU through CUDA. Needs the artifact {@code com.microsoft.onnxruntime:onnxruntime_gpu} in place of
     * {@code onnxruntime}, the CUDA 12 libraries and cuDNN 9.
     *
     * <p>The key-value cache is in the GPU's memory where the model's attention runs there, which with ONNX Runtime
     * takes half precision ({@link dev.toolace.onnx.export.ExportTarget#CUDA}); else it is in main memory, and a
     * warning says so. That has not been tried on a GPU yet.
     *
     * @param deviceId      number of the GPU, from 0
     * @param fallbackToCpu whether the model runs on the processor where CUDA cannot be used
     */
    record Cuda(int deviceId, boolean fallbackToCpu) implements ExecutionTarget {
        /**
         * Checks the device number.
         *
         * @throws ToolaceException TA-CONFIG-001 if it is negative
         */
        public Cuda {
            if (deviceId < 0) {
                throw new ToolaceException(ErrorId.CONFIG, "deviceId must not be negative, is " + deviceId);
            }
        }

        /**
         * The same GPU, or the processor where CUDA cannot be used.
         *
         * @return a new value
         */
        public Cuda orCpu() {
            return new Cuda(deviceId, true);
        }
    }

    /**
     * The processor.
     *
     * @return the default target
     */
    static ExecutionTarget cpu() {
        return new Cpu();
    }

    /**
     * A GPU, without fallback.
     *
     * @param deviceId number of the GPU, from 0
     * @return a target that fails to open where CUDA cannot be used
     */
    static Cuda cuda(int deviceId) {
        return new Cuda(deviceId, false);
    }
}

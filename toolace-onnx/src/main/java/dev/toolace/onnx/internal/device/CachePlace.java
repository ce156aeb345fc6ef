package dev.toolace.onnx.internal.device;

import dev.toolace.onnx.ExecutionTarget;
import org.jspecify.annotations.Nullable;

/**
 * Where caches are wanted. Immutable.
 *
 * @param memory what ONNX Runtime calls that memory, such as {@code Cuda}; null for buffers of the JVM
 * @param device number of the device
 */
public record CachePlace(@Nullable String memory, int device) {
    /**
     * A system property for tests and for a way out: {@code host} keeps caches in buffers of the JVM, whatever the
     * model runs on; the name of a memory, such as {@code Cpu}, has them made through the C API.
     */
    public static final String PROPERTY = "toolace.onnx.caches";

    /** Buffers of the JVM. */
    public static final CachePlace BUFFERS = new CachePlace(null, 0);

    private static final String HOST = "host";
    private static final String CUDA = "Cuda";

    /** Where the model runs, unless the property says otherwise. */
    public static CachePlace of(ExecutionTarget target) {
        boolean cuda = target instanceof ExecutionTarget.Cuda;
        String wanted = System.getProperty(PROPERTY, cuda ? CUDA : HOST);
        if (wanted.equals(HOST)) {
            return BUFFERS;
        }
        return new CachePlace(wanted, target instanceof ExecutionTarget.Cuda gpu ? gpu.deviceId() : 0);
    }
}

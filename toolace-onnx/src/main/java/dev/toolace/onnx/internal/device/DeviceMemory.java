package dev.toolace.onnx.internal.device;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.toolace.onnx.internal.graph.CacheTensor;
import dev.toolace.onnx.internal.graph.NumberType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Caches in memory of a device, which the official Java API cannot make: tensors come from the C API, and are then
 * used like any other. What the session reads on another device stays in buffers of the JVM: from a device it would be
 * copied with every run.
 */
public final class DeviceMemory implements CacheMemory {
    private final OrtEnvironment environment;
    private final String memory;
    private final OrtInternals internals;
    private final OrtApi api;
    private final Pointer allocator;
    /** Inputs that the session reads from this memory. */
    private final Set<String> inputs;
    private final TensorCopier copier;
    private final HostMemory buffers;
    private boolean closed;

    private DeviceMemory(OrtEnvironment environment, String memory, OrtInternals internals, OrtApi api,
            Pointer allocator, Set<String> inputs, TensorCopier copier) {
        this.environment = environment;
        this.memory = memory;
        this.internals = internals;
        this.api = api;
        this.allocator = allocator;
        this.inputs = inputs;
        this.copier = copier;
        this.buffers = new HostMemory(environment);
    }

    /**
     * Finds the memory of a session's device.
     *
     * @param memory what ONNX Runtime calls it
     * @throws DeviceException if there is none; {@code CreateMemoryInfo} would not tell, {@code CreateAllocator} does
     * @throws LinkageError    if JNA cannot be loaded
     */
    public static DeviceMemory open(OrtEnvironment environment, OrtSession session, String memory, int device,
            Sessions sessions) throws DeviceException {
        checkVersion(environment.getVersion());
        OrtInternals internals = OrtInternals.open();
        OrtApi api = new OrtApi(internals.api());
        long address = internals.address(session);
        List<String> names = List.copyOf(session.getInputNames());
        List<String> memories = api.inputMemories(address, names.size());
        Set<String> inputs = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (memories.get(i).equals(memory)) {
                inputs.add(names.get(i));
            }
        }
        return new DeviceMemory(environment, memory, internals, api, api.allocator(address, memory, device), inputs,
                new TensorCopier(sessions));
    }

    static void checkVersion(String version) throws DeviceException {
        String[] parts = version.split("\\.", 3);
        try {
            if (parts.length > 1 && Integer.parseInt(parts[0]) == 1
                    && Integer.parseInt(parts[1]) >= OrtApi.LEAST_VERSION) {
                return;
            }
        } catch (NumberFormatException e) {
            // Falls through: a version that cannot be read is not known.
        }
        throw new DeviceException("ONNX Runtime " + version + " is not one of the versions 1." + OrtApi.LEAST_VERSION
                + " and later whose C API is known");
    }

    @Override
    public Block zeros(CacheTensor tensor, long tokens) throws OrtException {
        if (!places(tensor)) {
            return buffers.zeros(tensor, tokens);
        }
        Block block = blank(tensor, tokens);
        try {
            clear(tensor.type(), block.tensor(), tensor.shape(tokens));
            return block;
        } catch (OrtException e) {
            block.close();
            throw new DeviceException("memory " + memory + " cannot be filled with zeros: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            block.close();
            throw e;
        }
    }

    private void clear(NumberType type, OnnxTensor tensor, long[] shape) throws OrtException {
        long bytes = Math.multiplyExact(Tensors.count(shape), type.bytes());
        // Unlike a buffer of the JVM, this is gone at once.
        try (Memory zeros = new Memory(bytes)) {
            zeros.clear();
            try (OnnxTensor from = Tensors.over(environment, zeros.getByteBuffer(0, bytes), type, shape)) {
                copier.copy(type, from, tensor);
            }
        }
    }

    @Override
    public boolean places(CacheTensor tensor) {
        return inputs.contains(tensor.past());
    }

    @Override
    public Block blank(CacheTensor tensor, long tokens) throws OrtException {
        long[] shape = tensor.shape(tokens);
        Pointer made = api.tensor(allocator, shape, tensor.type().code());
        try {
            String place = api.memory(made);
            if (!place.equals(memory)) {
                throw new DeviceException("ONNX Runtime put a tensor for memory " + memory + " into memory " + place);
            }
            return new DeviceBlock(internals.wrap(Pointer.nativeValue(made), Pointer.nativeValue(allocator),
                    tensor.type(), shape), tensor.type());
        } catch (OrtException | RuntimeException e) {
            api.releaseTensor(made);
            throw e;
        }
    }

    @Override
    public String name(CacheTensor tensor) {
        return places(tensor) ? memory : buffers.name(tensor);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            copier.close();
            api.releaseAllocator(allocator);
        }
    }

    private final class DeviceBlock implements Block {
        private final OnnxTensor tensor;
        private final NumberType type;

        DeviceBlock(OnnxTensor tensor, NumberType type) {
            this.tensor = tensor;
            this.type = type;
        }

        @Override
        public OnnxTensor tensor() {
            return tensor;
        }

        /** Copies the whole room: one copy within a device is nothing beside computing the tokens again. */
        @Override
        public void copy(Block from, int tokens) throws OrtException {
            copier.copy(type, from.tensor(), tensor);
        }

        @Override
        public void close() {
            tensor.close();
        }
    }
}

package dev.toolace.onnx.internal.device;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.toolace.onnx.internal.graph.CacheTensor;
import java.nio.ByteBuffer;

/** Caches in direct buffers of the JVM. */
public final class HostMemory implements CacheMemory {
    private final OrtEnvironment environment;

    /** Makes it. */
    public HostMemory(OrtEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Block zeros(CacheTensor tensor, long tokens) throws OrtException {
        long[] shape = tensor.shape(tokens);
        ByteBuffer bytes = Tensors.allocate(tensor.type(), Tensors.count(shape));
        return new Buffer(Tensors.over(environment, bytes, tensor.type(), shape), bytes, shape, tensor.type().bytes());
    }

    @Override
    public boolean places(CacheTensor tensor) {
        return false;
    }

    @Override
    public Block blank(CacheTensor tensor, long tokens) {
        throw new IllegalStateException("ONNX Runtime makes " + tensor.present());
    }

    @Override
    public String name(CacheTensor tensor) {
        return "buffer";
    }

    @Override
    public void close() {
        // Buffers are the garbage collector's.
    }

    /** Bytes of a cache tensor [1, heads, room, head size], and how many each number has. */
    private record Buffer(OnnxTensor tensor, ByteBuffer bytes, long[] shape, int width) implements Block {
        @Override
        public void copy(Block from, int tokens) {
            int head = Math.toIntExact(shape[2] * shape[3] * width);
            int part = Math.toIntExact(tokens * shape[3] * width);
            for (int i = 0; i < shape[1]; i++) {
                bytes.put(i * head, ((Buffer) from).bytes, i * head, part);
            }
        }

        @Override
        public void close() {
            tensor.close();
        }
    }
}
